import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accessSync, constants } from 'node:fs'
import { ownEnvironment } from '#server/platform/config.ts'
import type { ProcessPlan } from '#scripts/processes/plan.ts'
import { freePort } from '#scripts/processes/ports.ts'
import { endAllWith, tokenSetting } from '#scripts/processes/recognise.ts'
import { runPlan, type LineSink } from '#scripts/processes/run-plan.ts'
import { lastRun, newPassword, noteRun, readJson, writePrivately } from './server-folder.ts'

export type RedisPlan = ProcessPlan & { url: string }

export type EmbeddedRedis = { url: string; port: number; pid: number; stop(): Promise<void> }

/** Redis writes its file on SIGTERM; killed, it loses at most the last second. */
const endWith = [
  { signal: 'SIGTERM', patienceMs: 1_000 },
  { signal: 'SIGKILL', patienceMs: 1_000 },
] as const

/** Makes ready to run Redis on this folder: ends what a killed launcher left running there, chooses port and password. */
export async function planRedis(options: { dir: string; port?: number }): Promise<RedisPlan> {
  const dir = resolve(options.dir)
  mkdirSync(dir, { recursive: true })
  const before = lastRun(dir)
  // Redis itself does not guard its folder: a second one on the same files would destroy them.
  if (before !== undefined) await endAllWith(before.token, endWith)
  const { port, token } = noteRun(dir, options.port ?? (await freePort(before?.port)))
  const password = passwordOf(dir)
  const settingsFile = join(dir, 'redis.conf')
  writePrivately(settingsFile, settings({ dir, port, password }))
  const { command, libraryPath } = findRedis()
  const env = { ...ownEnvironment(), [tokenSetting]: token, ...(libraryPath && { LD_LIBRARY_PATH: libraryPath }) }
  return {
    name: 'redis',
    command,
    args: [settingsFile],
    env,
    cwd: dir,
    port,
    url: `redis://:${password}@127.0.0.1:${port}`,
    beforeStart: () => endAllWith(token, endWith),
    isReady: () => answersPing(port, password),
    endWith,
  }
}

/** Starts Redis on this folder and waits until it answers. */
export async function startRedis(options: { dir: string; port?: number; log?: LineSink }): Promise<EmbeddedRedis> {
  const plan = await planRedis(options)
  const running = await runPlan(plan, { log: options.log })
  return { url: plan.url, port: plan.port, ...running }
}

/** The title stays as it was started, since writing a new one would wipe the token out of the environment. */
function settings({ dir, port, password }: { dir: string; port: number; password: string }): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(dir)}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'set-proc-title no',
    'daemonize no',
    '',
  ].join('\n')
}

function passwordOf(dir: string): string {
  const file = join(dir, 'password.json')
  const known = readJson<{ password: string }>(file)?.password
  if (known !== undefined) return known
  const password = newPassword()
  writePrivately(file, JSON.stringify({ password }))
  return password
}

/** The program that the setup found or fetched; else one on PATH, where the setup has not run. */
function findRedis(): { command: string; libraryPath?: string } {
  const note = fileURLToPath(new URL('../../.tools/redis.json', import.meta.url))
  const noted = readJson<{ command: string; libraryPath?: string }>(note)
  if (noted !== undefined && isProgram(noted.command)) return noted
  const folders = (ownEnvironment().PATH ?? '').split(delimiter)
  const candidates = ['redis-server', 'valkey-server'].flatMap((name) => folders.map((folder) => join(folder, name)))
  const command = candidates.find(isProgram)
  if (command === undefined) throw new Error('Redis was not found: run `node scripts/bootstrap.mjs`, or install redis-server.')
  return { command }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Asks by hand: a client library would keep trying in the background and fill the log with its disappointment. */
async function answersPing(port: number, password: string): Promise<boolean> {
  return await new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port })
    const finish = (answer: boolean) => {
      socket.destroy()
      done(answer)
    }
    let heard = ''
    socket.setTimeout(1_000, () => finish(false))
    socket.once('error', () => finish(false))
    socket.once('close', () => finish(false))
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`))
    socket.on('data', (chunk) => {
      heard += chunk.toString()
      if (heard.includes('+PONG')) finish(true)
      else if (heard.includes('-')) finish(false)
    })
  })
}
