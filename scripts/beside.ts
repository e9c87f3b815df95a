import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadConfig, ownEnvironment, takeSettings } from '#server/platform/config.ts'
import { placesIn } from './launcher/data-dir.ts'
import { answersReady } from './launcher/house-plans.ts'
import { settingsNow, settingsOfRunning } from './launcher/settings-file.ts'
import { freePortBlock } from './processes/ports.ts'

/**
 * `npm run server` and `npm run jobs`: one process alone, as production runs it. Beside a running `npm start` it joins
 * that instance: same database, Redis, keys and simulators, with ports of its own.
 */
const mains = { server: '#server/main.ts', jobs: '#jobs/main.ts' } as const

const name = process.argv[2]
if (name !== 'server' && name !== 'jobs') {
  process.stderr.write('Say which process: server or jobs.\n')
  process.exit(1)
}

const env = ownEnvironment()
const dataDir = resolve(env.DATA_DIR?.trim() || '.data')
const running = env.MODE === 'production' ? undefined : settingsOfRunning(dataDir)
if (running !== undefined) {
  const port = Number(env.PORT ?? (await freePortBlock()))
  takeSettings({
    ...settingsNow(env),
    PORT: `${port}`,
    MANAGEMENT_PORT: env.MANAGEMENT_PORT ?? `${port + 1}`,
    JOBS_PORT: env.JOBS_PORT ?? `${port + 3}`,
    // Jobs write links into mails, which lead to the pages of the instance; a server with its own port has its own pages.
    PUBLIC_URL: env.PUBLIC_URL ?? (name === 'jobs' ? running.PUBLIC_URL : `http://localhost:${port}`),
    LOG_FILE: env.LOG_FILE ?? join(placesIn(dataDir).logs, `${name}-${port}.log`),
  })
  process.stdout.write(`Joining the instance at ${running.PUBLIC_URL ?? dataDir}.\n`)
}

const { http, management } = loadConfig(name)
await import(mains[name])
const healthPort = name === 'server' ? management.port : management.jobsPort
while (!(await answersReady(management.host, healthPort))) await sleep(50)
process.stdout.write(name === 'server' ? `ready ${http.publicUrl}\n` : `ready (health on port ${healthPort})\n`)
