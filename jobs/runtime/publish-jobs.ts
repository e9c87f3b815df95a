import type postgres from 'postgres'
import type { Log } from '#server/platform/log.ts'
import { plainArray } from './batched.ts'
import { queueNames, type JobDefinition, type QueueName } from './define-job.ts'
import type { Heartbeat } from './heartbeat.ts'
import { startLoop } from './loop.ts'
import { queueJobId, queueOptions, type Queues } from './queues.ts'
import type { WantedJob } from './wanted-jobs.ts'

const oneReading = 1_000
/** While Redis is away nothing piles up: what was dropped here stands in the ledger without `queued_at`. */
const mostInMemory = 20_000
/** So often the ledger is asked for rows that nobody queued: another relay may not have lived to do so. */
const lookEveryMs = 1_000
/** Younger rows are on their way here from a relay that lives. */
const leftBehindAfterMs = 3_000
/**
 * Added rows are stamped together, a little later: most are done by then and need no stamp at all. Who dies before the
 * stamp leaves rows that are added once more, which is harmless.
 */
const stampAfterMs = 2_000
const stampAtOnce = 2_000

export type JobPublisher = {
  /** Freshly committed rows of the ledger. */
  offer(jobs: readonly WantedJob[]): void
  /** Adds rows that are in the ledger for long: what Redis lost, or what waited behind a rebuild. `stampAlso` need no adding. */
  add(jobs: readonly WantedJob[], options?: { stampAlso: readonly WantedJob[] }): Promise<void>
  /** A job that this process has finished: its row needs no stamp any more. */
  finished(eventId: string, jobName: string): void
  /** Redis has lost what it was given: what is not stamped yet is given to it again. */
  distrust(): void
  close(): Promise<void>
}

/** Adds wanted jobs to the queues and stamps them, in its own time: sealing never waits for Redis. */
export function startJobPublisher(parts: {
  sql: postgres.Sql
  queues: Queues
  definitions: readonly JobDefinition[]
  log: Log
  heartbeat: Heartbeat
}): JobPublisher {
  const { sql, queues } = parts
  const byName = new Map(parts.definitions.map((definition) => [definition.name, definition]))
  let pending: WantedJob[] = []
  let added = new Map<string, WantedJob>()
  let isBehind = true
  let lookedAt = 0
  let stampedAt = performance.now()

  async function enqueue(jobs: readonly WantedJob[]): Promise<void> {
    for (const queue of queueNames) {
      const ours = jobs.filter((job) => job.queue === queue)
      if (ours.length === 0) continue
      await queues[queue].addBulk(
        ours.map(({ eventId, jobName }) => ({
          name: jobName,
          data: {},
          opts: { ...queueOptions(byName.get(jobName)), jobId: queueJobId(eventId, jobName) },
        })),
      )
    }
  }

  async function stamp(jobs: readonly WantedJob[]): Promise<void> {
    if (jobs.length === 0) return
    // A row that somebody holds is about to be done and needs no stamp; waiting for it could be a wait in a circle.
    await sql`
      update job_ledger l set queued_at = clock_timestamp()
      from unnest(${plainArray(jobs.map((job) => job.eventId))}::text[], ${plainArray(jobs.map((job) => job.jobName))}::text[]) as queued (event_id, job_name)
      cross join lateral (
        select w.event_id, w.job_name from job_ledger w
        where w.event_id = queued.event_id::uuid and w.job_name = queued.job_name and w.state is not distinct from 'wanted'
        limit 1 for update skip locked
      ) as free
      where l.event_id = free.event_id and l.job_name = free.job_name`
  }

  async function stampAdded(): Promise<void> {
    stampedAt = performance.now()
    const all = [...added.entries()]
    for (let from = 0; from < all.length; from += stampAtOnce) {
      const some = all.slice(from, from + stampAtOnce)
      // Read again: many were finished while those before them were stamped.
      await stamp(some.filter(([id]) => added.has(id)).map(([, job]) => job))
      for (const [id] of some) added.delete(id)
    }
  }

  /** Adds what nobody queued, a thousand at a time, until nothing is left. */
  async function catchUp(olderThanMs: number): Promise<void> {
    lookedAt = performance.now()
    for (;;) {
      const rows = await sql<{ eventId: string; jobName: string; queue: QueueName }[]>`
        select event_id as "eventId", job_name as "jobName", queue from job_ledger
        where state = 'wanted' and queued_at is null and wanted_at < clock_timestamp() - ${olderThanMs} * interval '1 millisecond'
        order by wanted_at limit ${oneReading}`
      await enqueue(rows.filter((row) => !added.has(queueJobId(row.eventId, row.jobName))))
      await stamp(rows)
      for (const row of rows) added.delete(queueJobId(row.eventId, row.jobName))
      if (rows.length < oneReading) return
    }
  }

  async function look(): Promise<number> {
    try {
      if (isBehind) {
        isBehind = false
        added = new Map()
        await catchUp(0)
      }
      const batch = pending.splice(0, oneReading)
      if (batch.length > 0) {
        await enqueue(batch)
        for (const job of batch) added.set(queueJobId(job.eventId, job.jobName), job)
      }
      if (performance.now() - stampedAt > stampAfterMs) await stampAdded()
      if (pending.length === 0 && performance.now() - lookedAt > lookEveryMs) await catchUp(leftBehindAfterMs)
    } catch (error) {
      pending = []
      isBehind = true
      throw error
    }
    if (pending.length > 0 || isBehind) return 0
    return lookEveryMs
  }

  const loop = startLoop({ name: 'queueing', log: parts.log, heartbeat: parts.heartbeat, look })
  return {
    offer(jobs) {
      if (jobs.length === 0) return
      if (pending.length + jobs.length > mostInMemory) isBehind = true
      else pending.push(...jobs)
      loop.wake()
    },
    async add(jobs, { stampAlso = [] } = { stampAlso: [] }) {
      await enqueue(jobs)
      await stamp(stampAlso.length > 0 ? stampAlso : jobs)
    },
    finished: (eventId, jobName) => void added.delete(queueJobId(eventId, jobName)),
    distrust() {
      isBehind = true
      loop.wake()
    },
    async close() {
      await loop.close()
      // Unstamped rows would only be added again at the next start.
      await stampAdded().catch(() => undefined)
    },
  }
}
