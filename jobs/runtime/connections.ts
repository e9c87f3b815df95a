import { Redis } from 'ioredis'
import postgres from 'postgres'
import type { Config } from '#server/platform/config.ts'
import type { Log } from '#server/platform/log.ts'

/**
 * Every statement of the runtime finds its rows by key. Plans are kept, and one made while the tables were empty would
 * go on reading them from end to end when they hold a million rows.
 */
const byKeyOnly = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off' }

/**
 * The relay's own connection. A relay that is paused (a frozen process, a suspended machine) holds the head's lock: the
 * limits make PostgreSQL take it away within two seconds, and what the relay had written with it.
 */
export function openRelayConnection(config: Config): postgres.Sql {
  return postgres(config.database.url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    backoff: () => 0.1,
    onnotice: () => undefined,
    connection: {
      application_name: 'relay',
      TimeZone: 'UTC',
      ...byKeyOnly,
      idle_in_transaction_session_timeout: 2_000,
      statement_timeout: 5_000,
    },
  })
}

/** A few connections for the ledger and what is published from it, so that busy jobs cannot starve the bookkeeping. */
export function openLedgerConnections(config: Config): postgres.Sql {
  return postgres(config.database.url, {
    max: 4,
    idle_timeout: 0,
    connect_timeout: 5,
    backoff: () => 0.1,
    onnotice: () => undefined,
    connection: { application_name: 'job ledger', TimeZone: 'UTC', ...byKeyOnly, statement_timeout: 10_000 },
  })
}

/** For adding jobs and the live stream: an answer or a fault within seconds, never waiting in silence for Redis. */
export function openPublishingRedis(config: Config, log: Log): Redis {
  const redis = new Redis(config.redis.url, { maxRetriesPerRequest: 0, commandTimeout: 10_000, retryStrategy: soon })
  // Only while it connects for the first time do commands wait: a process that begins is no fault to be told.
  const waitNoLonger = () => (redis.options.enableOfflineQueue = false)
  redis.once('ready', waitNoLonger)
  redis.once('close', waitNoLonger)
  return quietly(redis, log)
}

/** For workers: BullMQ waits on Redis for work, so its commands wait for Redis to come back. */
export function openWorkerRedis(config: Config, log: Log): Redis {
  return quietly(new Redis(config.redis.url, { maxRetriesPerRequest: null, retryStrategy: soon }), log)
}

/** For the messages that wake the relay. */
export function openListeningRedis(config: Config, log: Log): Redis {
  return quietly(new Redis(config.redis.url, { maxRetriesPerRequest: null, retryStrategy: soon }), log)
}

const soon = (times: number) => Math.min(50 * times, 500)

/** Told once for each time it goes away; ioredis says it at every attempt. */
function quietly(redis: Redis, log: Log): Redis {
  let isTold = false
  redis.on('error', (error) => {
    if (!isTold) log.warn({ err: error }, 'redis is away')
    isTold = true
  })
  redis.on('ready', () => {
    isTold = false
  })
  return redis
}
