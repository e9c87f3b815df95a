import { loadConfig } from './platform/config.ts'
import { openHouse, type House } from './platform/house.ts'
import { builtPages } from './platform/http/pages.ts'
import { openLog } from './platform/log.ts'
import { startManagement, type Management } from './platform/management.ts'
import { startServer, type RunningServer } from './start-server.ts'

/** The process that answers: settings, house, doors, health; and back in reverse when it is told to stop. */
const config = loadConfig()
const log = openLog({ name: 'server', ...config.log })

/** All of it; what is still open then is cut. */
const longestStopMs = 4_500

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
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  await stop(1)
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
  setTimeout(() => process.exit(exitCode), longestStopMs).unref()
  try {
    await server?.close()
    await management?.close()
    await house?.close()
  } catch (error) {
    log.error({ err: error }, 'stopping did not go well')
  }
  process.exit(exitCode)
}
