import { get } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config, Environment } from '#server/platform/config.ts'
import type { ProcessPlan } from '#scripts/processes/plan.ts'
import { tokenSetting } from '#scripts/processes/recognise.ts'
import { placesIn } from './data-dir.ts'
import { root } from './root.ts'
import { mains, programFile, type ProgramName } from './programs.ts'

/** First to be ended first: who writes goes before what is written to. */
export const stopOrder = ['server', 'jobs', 'simulators', 'redis', 'postgres']

/** Within ten seconds everything must be gone, so each has its share: asked, then made to. */
const patienceMs: Record<string, number> = { server: 3_500, jobs: 3_200, simulators: 500 }

/** What the processes are made of. Not all that they load: the pages' tools write files as they run, and would restart them for ever. */
const following = ['--watch-preserve-output', ...['server', 'jobs', 'db', 'scripts/simulators'].map((folder) => `--watch-path=${folder}`)]

const placesOfErrors = pathToFileURL(join(root, 'scripts', 'launcher', 'places-of-errors.mjs')).href

type Manner = {
  /** Marks all processes of this run. */
  token: string
  /** They begin again when their sources change, and the pages need not be built. */
  follows?: boolean
}

/** The plans of our own processes, with settings that are complete: they guess nothing. */
export function housePlans(
  config: Config,
  settings: Environment,
  { token, follows = false }: Manner,
): Record<'server' | 'jobs' | 'simulators', ProcessPlan> {
  const plan = (name: ProgramName, port: number, host = '127.0.0.1'): ProcessPlan => ({
    name,
    command: process.execPath,
    args: follows ? [...following, name === 'server' ? 'scripts/dev-server.ts' : mains[name]] : built(name),
    cwd: root,
    env: {
      ...settings,
      // Who only serves is not given the role that migrates.
      DATABASE_OWNER_URL: undefined,
      DATABASE_OWNER_URL_FILE: undefined,
      [tokenSetting]: token,
      ...(config.mode === 'demo' && { LOG_FILE: join(placesIn(config.dataDir).logs, `${name}.log`) }),
      // Compiled code is kept, which makes every later start quicker.
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    },
    port,
    isReady: () => answersReady(host, port),
    endWith: [
      { signal: 'SIGTERM', patienceMs: patienceMs[name] ?? 1_000 },
      { signal: 'SIGKILL', patienceMs: 200 },
    ],
  })
  const { management, simulators } = config
  const managementHost = management.host === '0.0.0.0' ? '127.0.0.1' : management.host
  return {
    server: plan('server', management.port, managementHost),
    jobs: plan('jobs', management.jobsPort, managementHost),
    simulators: plan('simulators', simulators.port),
  }
}

/** Errors are told with the places of the sources. */
const built = (name: ProgramName): string[] => [`--import=${placesOfErrors}`, programFile(name)]

/** Asks a process's management port whether it is ready. */
export async function answersReady(host: string, port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const request = get({ host, port, path: '/health/ready', agent: false, timeout: 2_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
