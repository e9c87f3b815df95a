import { setTimeout as pause } from 'node:timers/promises'
import { loadConfig, type Config } from './platform/config.ts'
import { openHouse, type House } from './platform/house.ts'
import { openLog, type Log } from './platform/log.ts'
import { startManagement, type Management } from './platform/management.ts'
import { startServer, type RunningServer, type StartOptions } from './start-server.ts'

/** All of it: the launcher has less than ten seconds for everybody, and kills who takes longer. */
const longestStopMs = 3_300
/** From "not ready" until we no longer listen: what a proxy needs to notice. */
const graceMs = 500
const lastAnswersMs = 2_000

/** Where the pages come from: built ones, or those that development makes at each request. */
export type PagesSource = (config: Config) => Promise<StartOptions['pages']>

/** The process that answers: settings, house, doors, health; and back in reverse when it is told to stop. */
export class ServerProcess {
  readonly #config: Config
  readonly #log: Log
  #house: House | undefined
  #server: RunningServer | undefined
  #management: Management | undefined
  #isStopping = false

  constructor() {
    this.#config = loadConfig()
    this.#log = openLog({ name: 'server', ...this.#config.log })
    process.on('uncaughtException', (error) => {
      this.#log.fatal({ err: error }, 'something was not caught')
      process.exit(1)
    })
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void this.#stop())
  }

  /** Resolves when it is ready; ends the process when it cannot start. */
  async run(pagesFrom: PagesSource): Promise<void> {
    const { management } = this.#config
    try {
      this.#house = await openHouse(this.#config, this.#log, 'server')
      const pages = await pagesFrom(this.#config)
      if (!pages) this.#log.warn('the pages have not been built: only the API answers')
      this.#server = await startServer({ house: this.#house, pages })
      this.#management = await startManagement({
        host: management.host,
        port: management.port,
        checks: this.#readiness(this.#house),
        metrics: this.#server.metrics,
      })
      this.#log.info({ url: this.#server.url }, 'the server is ready')
    } catch (error) {
      this.#log.fatal({ err: error }, 'the server cannot start')
      process.stderr.write(`The server cannot start: ${reasonOf(error)}\n`)
      await this.#stop(1)
    }
  }

  /** What must be there for this server to be sent visitors. */
  #readiness({ sql, redis }: House): Record<string, () => Promise<void>> {
    return {
      postgres: async () => void (await sql`select 1`),
      redis: async () => void (await redis.ping()),
      // A proxy stops sending new visitors while those who are here are still answered.
      staying: () => (this.#isStopping ? Promise.reject(new Error('stopping')) : Promise.resolve()),
    }
  }

  async #stop(exitCode = 0): Promise<void> {
    if (this.#isStopping) return
    this.#isStopping = true
    const began = performance.now()
    setTimeout(() => {
      this.#log.warn('stopping took too long: what was still open is cut')
      process.exit(exitCode)
    }, longestStopMs).unref()
    try {
      if (this.#server && this.#management) {
        await this.#server.drain()
        await pause(graceMs)
      }
      await this.#server?.close(lastAnswersMs)
      await this.#management?.close()
      await this.#house?.close()
      this.#log.info({ ms: Math.round(performance.now() - began) }, 'the server has stopped')
    } catch (error) {
      this.#log.error({ err: error }, 'stopping did not go well')
    }
    process.exit(exitCode)
  }
}

/** What a database error wraps says more, and names no values of the query. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return reasonOf(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}
