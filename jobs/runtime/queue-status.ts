import type postgres from 'postgres'
import type { Log } from '#server/platform/log.ts'
import { plainArray } from './batched.ts'
import { queueNames, type JobDefinition } from './define-job.ts'
import type { Heartbeat } from './heartbeat.ts'
import { startLoop, type Loop } from './loop.ts'
import type { JobMetrics } from './metrics.ts'
import type { Queues } from './queues.ts'

const everyMs = 1_000

/**
 * Writes each queue's counts to PostgreSQL while they change, and makes Redis follow what the desk wants paused. The
 * desk reads and writes PostgreSQL only: the server never speaks to the queues, so a page about jobs cannot hang on
 * Redis, and a wish to resume needs no job that a paused queue would have to run.
 */
export function startQueueStatus(parts: {
  sql: postgres.Sql
  queues: Queues
  definitions: readonly JobDefinition[]
  metrics: JobMetrics
  log: Log
  heartbeat: Heartbeat
}): Loop {
  const { sql, queues, metrics, log } = parts
  const written = new Map<string, string>()
  let areSchedulesKept = false

  async function look(): Promise<number> {
    if (!areSchedulesKept) await keepSchedules(sql, parts.definitions)
    areSchedulesKept = true
    await followWishes(sql, queues, log)
    for (const queue of queueNames) {
      const counts = await queues[queue].getJobCounts('waiting', 'active', 'delayed')
      const isPaused = await queues[queue].isPaused()
      metrics.queueCounts(queue, counts)
      const seen = JSON.stringify([counts, isPaused])
      if (written.get(queue) === seen) continue
      await sql`
        insert into queue_status (queue, counts, paused, measured_at)
        values (${queue}, ${JSON.stringify(counts)}::text::jsonb, ${isPaused}, clock_timestamp())
        on conflict (queue) do update set counts = excluded.counts, paused = excluded.paused, measured_at = excluded.measured_at`
      written.set(queue, seen)
    }
    return everyMs
  }

  return startLoop({ name: 'queue status', log, heartbeat: parts.heartbeat, look })
}

/** Pauses and resumes queues as the desk wants them. A wiped Redis knows of no pause: it is told before any job is. */
export async function followWishes(sql: postgres.Sql, queues: Queues, log: Log): Promise<void> {
  const rows = await sql<{ queue: string }[]>`select queue from queue_status where should_pause`
  const wanted = new Set(rows.map((row) => row.queue))
  for (const queue of queueNames) {
    const shouldPause = wanted.has(queue)
    if ((await queues[queue].isPaused()) === shouldPause) continue
    if (shouldPause) await queues[queue].pause()
    else await queues[queue].resume()
    log.info({ queue }, shouldPause ? 'queue paused' : 'queue goes on')
  }
}

/** Writes down which jobs have a schedule in this release, and takes away those that have none any more. */
async function keepSchedules(sql: postgres.Sql, definitions: readonly JobDefinition[]): Promise<void> {
  const scheduled = definitions.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ name, cron }]))
  for (const { name, cron } of scheduled) {
    await sql`
      insert into job_schedules (job_name, pattern) values (${name}, ${cron})
      on conflict (job_name) do update set pattern = excluded.pattern`
  }
  await sql`delete from job_schedules where job_name <> all (${plainArray(scheduled.map(({ name }) => name))}::text[])`
}
