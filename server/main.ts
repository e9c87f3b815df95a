import { setTimeout as pause } from 'node:timers/promises'
import { loadConfig } from './platform/config.ts'
import { openHouse, type House } from './platform/house.ts'
import { builtPages } from './platform/http/pages.ts'
import { openLog } from './platform/log.ts'
import { startManagement, type Management } from './platform/management.ts'
import { startServer, type RunningServer } from './start-server.ts'

/** The process that answers: settings, house, doors, health; and back in reverse when it is told to stop. */
const config = loadConfig()
const log = openLog({ name: 'server', ...config.log })

/** All of it: the launcher has less than ten seconds for everybody, and kills who takes longer. */
const longestStopMs = 3_300
/** From "not ready" until we no longer listen: what a proxy needs to notice. */
const graceMs = 500
const lastAnswersMs = 2_000

let house: House | undefined
let server: RunningServer | undefined
let management: Management | undefined
let isStopping = false

process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'something was not caught')
  process.exit(1)
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

try {
  house = await openHouse(config, log, 'server')
  const pages = await builtPages(config.limits.bodyBytes)
  if (!pages) log.warn('the pages have not been built: only the API answers')
  server = await startServer({ house, pages })
  management = await startManagement({
    host: config.management.host,
    port: config.management.port,
    checks: readiness(house),
    metrics: server.metrics,
  })
  log.info({ url: server.url }, 'the server is ready')
} catch (error) {
  log.fatal({ err: error }, 'the server cannot start')
  process.stderr.write(`The server cannot start: ${reasonOf(error)}\n`)
  await stop(1)
}

/** What a database error wraps says more, and names no values of the query. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return reasonOf(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}

/** What must be there for this server to be sent visitors. */
function readiness({ sql, redis }: House): Record<string, () => Promise<void>> {
  return {
    postgres: async () => void (await sql`select 1`),
    redis: async () => void (await redis.ping()),
    // A proxy stops sending new visitors while those who are here are still answered.
    staying: () => (isStopping ? Promise.reject(new Error('stopping')) : Promise.resolve()),
  }
}

async function stop(exitCode = 0): Promise<void> {
  if (isStopping) return
  isStopping = true
  const began = performance.now()
  setTimeout(() => {
    log.warn('stopping took too long: what was still open is cut')
    process.exit(exitCode)
  }, longestStopMs).unref()
  try {
    if (server && management) {
      await server.drain()
      await pause(graceMs)
    }
    await server?.close(lastAnswersMs)
    await management?.close()
    await house?.close()
    log.info({ ms: Math.round(performance.now() - began) }, 'the server has stopped')
  } catch (error) {
    log.error({ err: error }, 'stopping did not go well')
  }
  process.exit(exitCode)
}
