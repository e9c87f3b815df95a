import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type postgres from 'postgres'
import type { Config } from '#server/platform/config.ts'
import { liveStream } from '#server/platform/events/live-stream.ts'
import type { Log } from '#server/platform/log.ts'
import type { JobDefinition, QueueName } from './define-job.ts'
import type { Heartbeat } from './heartbeat.ts'
import { startLoop } from './loop.ts'
import type { JobPublisher } from './publish-jobs.ts'
import { followWishes } from './queue-status.ts'
import { queueJobId, type Queues } from './queues.ts'
import { applySchedule } from './schedule.ts'

const tickMs = 5_000
/** Longer than adding a million rows takes; who holds it and dies lets others begin again after it. */
const lockSeconds = 120
const oneReading = 1_000

/** Where the epoch stands in Redis. */
export function epochKey(config: Pick<Config, 'deployment'>): string {
  return `${config.deployment}:epoch`
}

/** Another word after each telling, so that processes that did not tell learn that it was done. */
const toldKey = (config: Pick<Config, 'deployment'>): string => `${epochKey(config)}:told`

/**
 * Redis is a copy. A key in it tells whether it is still the copy of this database: when it is missing or another, all
 * that Redis should know is told again, and only then the key is written, so that a crash in between begins anew.
 */
export function startEpochWatch(parts: {
  config: Config
  sql: postgres.Sql
  redis: Redis
  queues: Queues
  definitions: readonly JobDefinition[]
  publisher: JobPublisher
  running: ReadonlySet<string>
  log: Log
  heartbeat: Heartbeat
}): { close(): Promise<void> } {
  const { config, sql, redis, log } = parts
  let isFirst = true
  let told: string | null = null

  async function look(): Promise<number> {
    const [row] = await sql<{ epoch: string }[]>`select redis_epoch::text as epoch from installation where id = 1`
    if (!row) throw new Error('The database has not been set up: run npm run migrate')
    const [epoch, toldNow] = await redis.mget(epochKey(config), toldKey(config))
    if (!isFirst && toldNow !== told) parts.publisher.distrust()
    told = toldNow ?? null
    if (epoch !== row.epoch) await tellAgain(parts, row.epoch)
    // A new release may have other schedules, though Redis kept everything.
    else if (isFirst) await applySchedule(parts.queues, parts.definitions)
    isFirst = false
    return tickMs
  }

  const loop = startLoop({ name: 'epoch', log, heartbeat: parts.heartbeat, look })
  const wake = () => loop.wake()
  redis.on('ready', wake)
  return {
    async close() {
      redis.off('ready', wake)
      await loop.close()
    },
  }
}

async function tellAgain(parts: Parameters<typeof startEpochWatch>[0], epoch: string): Promise<void> {
  const { config, redis, log } = parts
  const lock = `${epochKey(config)}:lock`
  const token = randomUUID()
  if ((await redis.set(lock, token, 'EX', lockSeconds, 'NX')) === null) return
  try {
    parts.publisher.distrust()
    await redis.del(liveStream(config))
    await followWishes(parts.sql, parts.queues, log)
    const added = await addAllWanted(parts)
    await applySchedule(parts.queues, parts.definitions)
    await redis.mset(epochKey(config), epoch, toldKey(config), token)
    log.warn({ added }, 'redis was empty or another one: it was told all again')
  } finally {
    // Ours or already ended; another's lock must stay.
    if ((await redis.get(lock).catch(() => null)) === token) await redis.del(lock).catch(() => undefined)
  }
}

type WantedRow = { eventId: string; jobName: string; queue: QueueName; queuedAt: string }

/** Adds every wanted row that was queued before; those never queued are the publisher's own matter. */
async function addAllWanted({ sql, publisher, running }: Parameters<typeof startEpochWatch>[0]): Promise<number> {
  const [{ began } = { began: '' }] = await sql<{ began: string }[]>`select clock_timestamp()::text as began`
  let added = 0
  for (;;) {
    // Adding stamps the rows anew, so those of before this moment grow fewer until none is left.
    const rows = await sql<WantedRow[]>`
      select event_id as "eventId", job_name as "jobName", queue, queued_at::text as "queuedAt" from job_ledger
      where state = 'wanted' and queued_at < ${began}::text::timestamptz order by queue, queued_at limit ${oneReading}`
    if (rows.length === 0) return added
    // What runs in this very process goes on running; if it fails, the sweep finds it unknown.
    await publisher.add(
      rows.filter((row) => !running.has(queueJobId(row.eventId, row.jobName))),
      { stampAlso: rows },
    )
    added += rows.length
  }
}
