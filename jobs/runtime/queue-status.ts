import type postgres from 'postgres'
import type { Log } from '#server/platform/log.ts'
import { queueNames } from './define-job.ts'
import type { Heartbeat } from './heartbeat.ts'
import { startLoop } from './loop.ts'
import type { JobMetrics } from './metrics.ts'
import type { Queues } from './queues.ts'

const everyMs = 1_000

/**
 * Writes each queue's counts to PostgreSQL while they change. The desk shows them from there: the server never speaks to
 * the queues, so a page about jobs cannot hang on Redis.
 */
export function startQueueStatus(parts: { sql: postgres.Sql; queues: Queues; metrics: JobMetrics; log: Log; heartbeat: Heartbeat }): {
  close(): Promise<void>
} {
  const { sql, queues, metrics } = parts
  const written = new Map<string, string>()

  async function look(): Promise<number> {
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

  return startLoop({ name: 'queue status', log: parts.log, heartbeat: parts.heartbeat, look })
}
