import type postgres from 'postgres'
import type { Redis } from 'ioredis'
import type { Log } from '#server/platform/log.ts'
import { queueNames, type JobDefinition, type QueueName } from './define-job.ts'
import type { Heartbeat } from './heartbeat.ts'
import type { Ledger } from './ledger.ts'
import { startLoop } from './loop.ts'
import type { JobPublisher } from './publish-jobs.ts'
import { queueJobId, queueManners, type Queues } from './queues.ts'

const everyMs = 60_000
/** A rebuild whose trigger was swallowed must not wait for the minute. */
const rebuildsEveryMs = 5_000
/** The oldest so many of each queue are asked for at one time; a long queue is not walked from end to end. */
const mostAtOnce = 5_000

export type Sweep = {
  /** Looks for what Redis lost, now; answers how many were added again. */
  lost(): Promise<number>
  close(): Promise<void>
}

/** Finds wanted jobs that Redis no longer knows although it was told, and adds them again. Only for what Redis lost. */
export function startSweep(parts: {
  sql: postgres.Sql
  redis: Redis
  queues: Queues
  ledger: Ledger
  definitions: readonly JobDefinition[]
  publisher: JobPublisher
  running: ReadonlySet<string>
  log: Log
  heartbeat: Heartbeat
}): Sweep {
  const rebuilds = parts.definitions.filter((definition) => definition.deduplicate)
  let sweptAt = performance.now()

  async function lostOf(queue: QueueName): Promise<number> {
    const rows = await parts.sql<{ eventId: string; jobName: string }[]>`
      select event_id as "eventId", job_name as "jobName" from job_ledger
      where state = 'wanted' and queue = ${queue}
        and queued_at < clock_timestamp() - ${queueManners[queue].patienceMs} * interval '1 millisecond'
      order by queued_at limit ${mostAtOnce}`
    if (rows.length === 0) return 0
    const asking = parts.redis.pipeline()
    for (const row of rows) asking.exists(parts.queues[queue].toKey(queueJobId(row.eventId, row.jobName)))
    const answers = (await asking.exec()) ?? []
    const lost = rows.filter((row, place) => {
      const [error, isThere] = answers[place] ?? []
      return !error && isThere === 0 && !parts.running.has(queueJobId(row.eventId, row.jobName))
    })
    // A rebuild's rows are meant to be unknown while another of its kind waits or runs.
    const own = lost.filter((row) => !rebuilds.some((rebuild) => rebuild.name === row.jobName))
    if (own.length > 0) await parts.publisher.add(own.map((row) => ({ ...row, queue })))
    return own.length
  }

  async function lost(): Promise<number> {
    let found = 0
    for (const queue of queueNames) found += await lostOf(queue)
    if (found > 0) parts.log.warn({ found }, 'redis had lost jobs: they were added again')
    return found
  }

  async function look(): Promise<number> {
    for (const rebuild of rebuilds) {
      const next = await parts.ledger.nextOf(rebuild)
      if (next) await parts.publisher.add([next])
    }
    if (performance.now() - sweptAt >= everyMs) {
      await lost()
      sweptAt = performance.now()
    }
    return rebuildsEveryMs
  }

  const loop = startLoop({ name: 'sweep', log: parts.log, heartbeat: parts.heartbeat, look })
  return { lost, close: () => loop.close() }
}
