import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig, type Config, type Environment } from '#server/platform/config.ts'
import { planPostgres } from '#scripts/embedded/postgres.ts'
import { planRedis } from '#scripts/embedded/redis.ts'
import { migrateDatabase, roleOf } from '#scripts/migrate.ts'
import { claimDataDir, placesIn, type Claim } from './data-dir.ts'
import { housePlans, stopOrder } from './house-plans.ts'
import { demoKeys } from './keys.ts'
import { checkSettings, givenSettings, spellOut, type Brought } from './launch-settings.ts'
import { refuseBusyPorts } from './port-check.ts'
import { logToFolder, logToStandardError } from './process-log.ts'
import { buildPrograms } from './programs.ts'
import { seedIfNeeded } from './seeding.ts'
import { noteSettings } from './settings-file.ts'
import { Supervisor } from './supervisor.ts'
import { buildWeb } from './web-build.ts'
import { welcome } from './welcome.ts'

/** Everything is gone by then, whatever hangs. */
const longestEndMs = 9_500

/** One run of `npm start`, from the first look at the settings to the last process ended. */
export class Launch {
  readonly #env: Environment
  readonly #follows: boolean
  readonly #ending = new AbortController()
  #claim: Claim | undefined
  #supervisor: Supervisor | undefined

  /** `follows`: nothing is built, and the processes begin again when their sources change (`npm run dev`). */
  constructor(env: Environment, { follows = false }: { follows?: boolean } = {}) {
    this.#env = env
    this.#follows = follows
  }

  get isEnding(): boolean {
    return this.#ending.signal.aborted
  }

  /** Resolves when all is ready and said so. */
  async begin(): Promise<void> {
    const { config, brought } = checkSettings(this.#env)
    this.#claim = await claimDataDir(config.dataDir, config.http.publicUrl)
    await refuseBusyPorts(config)
    const places = placesIn(config.dataDir)
    const supervisor = new Supervisor({
      stopOrder,
      logOf: (name) => (config.mode === 'demo' ? logToFolder(places.logs, name) : logToStandardError(name)),
      say,
      processesFile: places.processesFile,
      onGiveUp: () => void this.end(1),
    })
    this.#supervisor = supervisor
    say(config.mode === 'demo' ? 'Starting the demo.' : 'Starting in production mode.')

    const making = { env: this.#env, say, signal: this.#ending.signal }
    const pages = this.#follows ? Promise.resolve() : buildWeb(making)
    const programs = this.#follows ? Promise.resolve() : buildPrograms(making)
    // Their failures are looked at below, when they are needed; until then they must not end the launcher.
    for (const built of [pages, programs]) built.catch(() => undefined)
    const settings = await this.#database(supervisor, config, brought)
    const final = readConfig({ ...this.#env, ...settings })
    const plans = housePlans(final, { ...this.#env, ...settings }, { token: this.#claim.token, follows: this.#follows })
    await programs
    const simulators = final.simulators.on ? supervisor.start(plans.simulators) : Promise.resolve()
    simulators.catch(() => undefined)
    await this.#prepare(final)
    // In production the operator has the settings; a second copy would be one more place to guard.
    if (final.mode === 'demo') noteSettings(final.dataDir, { ...givenSettings(this.#env), ...settings })
    const jobs = supervisor.start(plans.jobs)
    jobs.catch(() => undefined)
    await pages
    await Promise.all([simulators, jobs, supervisor.start(plans.server)])
    for (const line of welcome(final)) say(line)
    say(`ready ${final.http.publicUrl}`)
  }

  /** Ends everything in its order and then this process. The first reason to end decides the exit code. */
  async end(exitCode: number): Promise<void> {
    if (this.isEnding) return
    this.#ending.abort()
    // It also keeps this process alive while what it waits for holds nothing open any more.
    const late = sleep(longestEndMs)
    const stopped = this.#supervisor?.stop().catch((error: unknown) => say(`While stopping: ${String(error)}`))
    await Promise.race([stopped, late])
    this.#claim?.release()
    process.exit(exitCode)
  }

  /** Starts what the demo brings, and returns the settings by which all processes reach it. */
  async #database(supervisor: Supervisor, config: Config, brought: Brought): Promise<Record<string, string>> {
    if (config.mode === 'production') return spellOut(config, {})
    const places = placesIn(config.dataDir)
    const keys = demoKeys(places.keys, this.#env)
    const started = async (): Promise<Record<string, string>> => {
      if (!brought.postgres) return {}
      const plan = await planPostgres({ dir: places.postgres })
      await supervisor.start(plan)
      return { DATABASE_URL: plan.url(), DATABASE_OWNER_URL: plan.ownerUrl() }
    }
    const redis = async (): Promise<Record<string, string>> => {
      if (!brought.redis) return {}
      const plan = await planRedis({ dir: places.redis })
      await supervisor.start(plan)
      return { REDIS_URL: plan.url }
    }
    const [database, memory] = await Promise.all([started(), redis()])
    return spellOut(config, { ...keys, ...database, ...memory })
  }

  /** Brings the schema in step and, in the demo, its world. */
  async #prepare(config: Config): Promise<void> {
    // In a demo on a database of one's own, one role may do both.
    const ownerUrl = config.database.ownerUrl ?? config.database.url
    const appRole = roleOf(config.database.url)
    const { installation } = await migrateDatabase({ ownerUrl, appRole, mode: config.mode, log: say })
    await seedIfNeeded(config, installation, say)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
