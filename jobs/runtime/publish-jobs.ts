import type postgres from 'postgres'
import type { Log } from '#server/platform/log.ts'
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

export type JobPublisher = {
  /** Freshly committed rows of the ledger. */
  offer(jobs: readonly WantedJob[]): void
  /** Adds rows that are in the ledger for long: what Redis lost, or what waited behind a rebuild. `stampAlso` need no adding. */
  add(jobs: readonly WantedJob[], options?: { stampAlso: readonly WantedJob[] }): Promise<void>
  /** Looks for rows that were never queued. */
  look(): void
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
  let isBehind = true
  let lookedAt = 0

  async function add(jobs: readonly WantedJob[], { stampAlso = [] }: { stampAlso?: readonly WantedJob[] } = {}): Promise<void> {
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
    const stamped = stampAlso.length > 0 ? stampAlso : jobs
    await sql`
      update job_ledger l set queued_at = clock_timestamp()
      from unnest(${stamped.map((job) => job.eventId)}::text[], ${stamped.map((job) => job.jobName)}::text[]) as queued (event_id, job_name)
      where l.event_id = queued.event_id::uuid and l.job_name = queued.job_name and l.state = 'wanted'`
  }

  /** Adds what nobody queued, a thousand at a time, until nothing is left. */
  async function catchUp(): Promise<void> {
    lookedAt = performance.now()
    for (;;) {
      const rows = await sql<{ eventId: string; jobName: string; queue: QueueName }[]>`
        select event_id as "eventId", job_name as "jobName", queue from job_ledger
        where state = 'wanted' and queued_at is null order by wanted_at limit ${oneReading}`
      if (rows.length > 0) await add(rows)
      if (rows.length < oneReading) return
    }
  }

  async function look(): Promise<number> {
    try {
      if (isBehind || performance.now() - lookedAt > lookEveryMs) {
        isBehind = false
        await catchUp()
      }
      const batch = pending.splice(0, oneReading)
      if (batch.length > 0) await add(batch)
    } catch (error) {
      pending = []
      isBehind = true
      throw error
    }
    return pending.length > 0 || isBehind ? 0 : lookEveryMs
  }

  const loop = startLoop({ name: 'queueing', log: parts.log, heartbeat: parts.heartbeat, look })
  return {
    offer(jobs) {
      if (jobs.length === 0) return
      if (pending.length + jobs.length > mostInMemory) isBehind = true
      else pending.push(...jobs)
      loop.wake()
    },
    add,
    look() {
      isBehind = true
      loop.wake()
    },
    close: () => loop.close(),
  }
}
