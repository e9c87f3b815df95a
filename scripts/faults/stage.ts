import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { keySettings } from '#server/platform/config-table.ts'
import { ownEnvironment, readConfig, type Environment } from '#server/platform/config.ts'
import { openHouse, type House } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'
import { startPostgres, type EmbeddedPostgres } from '#scripts/embedded/postgres.ts'
import { startRedis, type EmbeddedRedis } from '#scripts/embedded/redis.ts'
import { answersReady } from '#scripts/launcher/house-plans.ts'
import { root } from '#scripts/launcher/root.ts'
import type { Making } from '#scripts/launcher/made-once.ts'
import { buildPrograms, programFile } from '#scripts/launcher/programs.ts'
import { buildWeb } from '#scripts/launcher/web-build.ts'
import { migrateDatabase, roleOf } from '#scripts/migrate.ts'
import { freePortBlock } from '#scripts/processes/ports.ts'
import { tokenSetting } from '#scripts/processes/recognise.ts'
import { startSimulators, type RunningSimulators } from '#scripts/simulators/start-simulators.ts'
import { startChild, type Child } from './child.ts'
import type { Size } from './size.ts'

export type StageOptions = { size: Size; say(line: string): void }

/** The house with its services and simulators up, as most rows want it; its processes are started by the row. */
export type OpenStage = {
  house: House
  /** The role that owns the tables: for tables of the row's own, and for nothing else. */
  owner: postgres.Sql
  postgres: EmbeddedPostgres
  redis: EmbeddedRedis
  simulatorsUrl: string
  settings: Environment
  /** Redis on the same port and password again; its files are there or not. */
  startRedisAgain(): Promise<EmbeddedRedis>
}

/**
 * A folder, free ports and everything that a row starts, each ended for sure when the row is over, well or not, in
 * reverse order.
 */
export class Stage {
  readonly size: Size
  readonly say: (line: string) => void
  readonly dataDir: string
  readonly #token = randomBytes(16).toString('hex')
  readonly #endings: (() => Promise<unknown> | void)[] = []
  #settings: Environment = {}
  #programs: Promise<void> | undefined

  constructor({ size, say }: StageOptions) {
    this.size = size
    this.say = say
    this.dataDir = mkdtempSync(join(tmpdir(), 'famhp-fault-'))
  }

  /** The full figure, or the one that shows the same in little time. */
  count(full: number, small: number): number {
    return this.size === 'full' ? full : small
  }

  /** A limit on time. A small run shows that nothing is lost, often beside other work: there it judges slowness mildly. */
  limit(ms: number): number {
    return this.size === 'full' ? ms : ms * 4
  }

  /** Ends with the stage, before what was opened earlier. */
  onEnd(ending: () => Promise<unknown> | void): void {
    this.#endings.push(ending)
  }

  /** Starts PostgreSQL, Redis and the simulators, migrates, and opens a house of the row's own on them. */
  async open(): Promise<OpenStage> {
    const redisDir = join(this.dataDir, 'redis')
    const database = await startPostgres({ dir: join(this.dataDir, 'postgres') })
    this.onEnd(() => database.stop())
    let redis = await startRedis({ dir: redisDir })
    this.onEnd(() => redis.stop())
    const simulators = await startSimulators({ port: 0, smtpPort: 0 })
    this.onEnd(() => simulators.close())
    await migrateDatabase({ ownerUrl: database.ownerUrl(), appRole: roleOf(database.url()), mode: 'demo' })
    this.#settings = await this.#settingsFor(database, redis, simulators)
    const config = readConfig(this.#settings, 'faults')
    const house = await openHouse(config, openLog({ name: 'faults', level: 'silent', file: undefined }), 'faults')
    this.onEnd(() => house.close())
    const owner = postgres(database.ownerUrl(), { max: 2, onnotice: () => undefined })
    this.onEnd(() => owner.end({ timeout: 2 }))
    return {
      house,
      owner,
      postgres: database,
      redis,
      simulatorsUrl: `http://127.0.0.1:${String(simulators.port)}`,
      settings: this.#settings,
      startRedisAgain: async () => {
        redis = await startRedis({ dir: redisDir })
        return redis
      },
    }
  }

  /** The server as the launcher runs it, on ports of its own; answers where it listens. */
  async startServer(): Promise<Child & { url: string }> {
    // People read pages in these rows, and in a fresh clone nobody has built them yet.
    await buildWeb(this.#making())
    const port = await freePortBlock()
    const child = await this.#start('server', port, port + 1)
    return { ...child, url: `http://127.0.0.1:${String(port)}` }
  }

  /** The jobs' process as the launcher runs it. */
  async startJobs(): Promise<Child> {
    const port = await freePortBlock()
    return this.#start('jobs', port, port + 3)
  }

  /** Any other program of the house with the same settings; ready when `isReady` says so. */
  async startProgram(name: string, path: string, more: Environment, isReady?: () => Promise<boolean>): Promise<Child> {
    return this.#startChild(name, path, { ...this.#settings, ...more }, isReady ?? (() => Promise.resolve(true)))
  }

  /** Ends all that was started and takes the folder away. */
  async close(): Promise<void> {
    for (const ending of this.#endings.splice(0).reverse()) {
      try {
        await ending()
      } catch (error) {
        this.say(`  ending the stage: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  /** The last lines of every log in the folder: for a row that failed in a way nobody foresaw. */
  lastWords(lines = 12): string[] {
    const names = ['server', 'jobs', 'simulators', 'postgres', 'redis']
    return names.flatMap((name) => {
      const file = join(this.dataDir, 'logs', `${name}.log`)
      if (!existsSync(file)) return []
      return readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(-lines)
        .map((line) => `${name}: ${line}`)
    })
  }

  #making(): Making {
    return { env: bareEnvironment(), say: this.say, signal: AbortSignal.timeout(300_000) }
  }

  async #start(name: 'server' | 'jobs', port: number, healthPort: number): Promise<Child> {
    // Looked at once: a row that starts a process again and again measures how soon it is back.
    this.#programs ??= buildPrograms(this.#making())
    await this.#programs
    const ports = { PORT: port, MANAGEMENT_PORT: port + 1, JOBS_PORT: port + 3 }
    const env = Object.fromEntries(Object.entries(ports).map(([key, value]) => [key, String(value)]))
    return this.#startChild(name, programFile(name), { ...this.#settings, ...env }, () => answersReady('127.0.0.1', healthPort))
  }

  async #startChild(name: string, path: string, env: Environment, isReady: () => Promise<boolean>): Promise<Child> {
    const child = await startChild({ name, path, cwd: root, env: { ...env, [tokenSetting]: this.#token }, isReady })
    this.onEnd(() => child.stop())
    return child
  }

  async #settingsFor(database: EmbeddedPostgres, redis: EmbeddedRedis, simulators: RunningSimulators): Promise<Environment> {
    const port = await freePortBlock()
    mkdirSync(join(this.dataDir, 'logs'), { recursive: true })
    return {
      ...bareEnvironment(),
      MODE: 'demo',
      DATA_DIR: this.dataDir,
      PORT: String(port),
      // One name for however many servers there are, as behind a proxy.
      PUBLIC_URL: `http://localhost:${String(port)}`,
      DATABASE_URL: database.url(),
      REDIS_URL: redis.url,
      SIMULATORS_PORT: String(simulators.port),
      SIMULATED_MAIL_PORT: String(simulators.smtpPort),
      // A crowd behind one address is the row's doing, not an attack.
      LIMIT_STARTS: '100000',
      LIMIT_SIGN_INS: '100000',
      LIMIT_UPLOADS: '100000',
      LIMIT_REQUESTS: '10000000',
      // The simulated VIES blocks nobody; the row about registers sets the figure of production.
      LIMIT_VIES_PER_SECOND: '100',
      ...Object.fromEntries(keySettings.map((key) => [key, randomBytes(32).toString('base64url')])),
    }
  }
}

/** None of the settings of whoever runs the faults may leak into them. */
export function bareEnvironment(): Environment {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR']
  return Object.fromEntries(Object.entries(ownEnvironment()).filter(([name]) => kept.includes(name)))
}
