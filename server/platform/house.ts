import { sql as literal } from 'drizzle-orm'
import { Redis } from 'ioredis'
import { join } from 'node:path'
import type postgres from 'postgres'
import { openDatabase, type Database, type Transaction } from '#db/client.ts'
import { installation } from '#db/schema/installation.ts'
import { actorInTrail, type Actor } from '../features/actor.ts'
import { movableClock, wallClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { openFileStore, type FileStore } from './files/file-store.ts'
import type { Log } from './log.ts'
import { requestContext } from './request-context.ts'
import { rememberFacts, type TransactionFacts } from './transaction-facts.ts'

/** Everything a command, query or job may need of the outside, opened once per process. */
export type House = {
  config: Config
  db: Database
  sql: postgres.Sql
  /** For limits, presence and waking the relay; nothing that must not be lost. Never used inside a transaction. */
  redis: Redis
  files: FileStore
  clock: Clock
  log: Log
  /**
   * Runs `work` in one transaction in the name of `actor`. A command called by another command passes the transaction it
   * was given as `within` and joins it. After the commit of a transaction with events the relay is woken.
   */
  transaction<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>, within?: Transaction): Promise<Result>
  close(): Promise<void>
}

/** The message after which the relay looks at once instead of within half a second. */
export function wakeChannel(config: Config): string {
  return `${config.deployment}:relay:wake`
}

/** Opens database, Redis, files and clock; refuses a database of the other kind. `name` is the process' name. */
export async function openHouse(config: Config, log: Log, name: string): Promise<House> {
  const database = openDatabase(config.database.url, { name, poolSize: config.database.poolSize })
  const redis = new Redis(config.redis.url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true })
  redis.on('error', (error) => log.warn({ err: error }, 'redis is away'))
  try {
    await refuseOtherKind(database.db, config)
    await redis.connect()
    const clock = config.mode === 'demo' ? await movableClock(database.sql) : wallClock()
    const files = await openFileStore(join(config.dataDir, 'files'))
    return assemble({ config, log, database, redis, clock, files })
  } catch (error) {
    redis.disconnect()
    await database.close()
    throw error
  }
}

type Parts = {
  config: Config
  log: Log
  database: ReturnType<typeof openDatabase>
  redis: Redis
  clock: Clock
  files: FileStore
}

function assemble({ config, log, database, redis, clock, files }: Parts): House {
  const channel = wakeChannel(config)
  const wakeRelay = () => void redis.publish(channel, '1').catch(() => undefined)

  async function transaction<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>, within?: Transaction): Promise<Result> {
    if (within) return work(within)
    const context = requestContext.getStore()
    const facts: TransactionFacts = {
      actor: actorInTrail(actor),
      requestId: context?.requestId ?? null,
      ip: context?.ip ?? null,
      browser: context?.browser ?? null,
      now: clock.now(),
      recorded: 0,
    }
    const result = await database.db.transaction(async (tx) => {
      rememberFacts(tx, facts)
      return work(tx)
    })
    if (facts.recorded > 0) wakeRelay()
    return result
  }

  return {
    config,
    db: database.db,
    sql: database.sql,
    redis,
    files,
    clock,
    log,
    transaction,
    async close() {
      clock.close()
      redis.disconnect()
      await database.close()
    },
  }
}

/** Demo and production never mix: the database remembers which it is. */
async function refuseOtherKind(db: Database, config: Config): Promise<void> {
  const [row] = await db
    .select({ kind: installation.kind })
    .from(installation)
    .where(literal`id = 1`)
  if (!row) throw new Error('The database has not been set up: run npm run migrate')
  if (row.kind !== config.mode) {
    throw new Error(`This is a ${row.kind} database and MODE is ${config.mode}: they never mix`)
  }
}
