import { and, asc, desc, eq, lt, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { events } from '#db/schema/events.ts'
import { jobLedger, jobSchedules, queueStatus } from '#db/schema/job-ledger.ts'
import type { QueueName } from './jobs.contract.ts'

export type QueueRow = typeof queueStatus.$inferSelect
export type ScheduleRow = typeof jobSchedules.$inferSelect
export type LedgerRow = typeof jobLedger.$inferSelect
export type GivenUpRow = Pick<LedgerRow, 'eventId' | 'jobName' | 'queue' | 'lastErrorCode' | 'attempts' | 'finishedAt'> & {
  event: string | null
}
/** The place after which a page of given-up jobs begins: the last one shown. */
export type GivenUpPlace = { at: Date; eventId: string; jobName: string }

export async function listQueueRows(reader: Reader): Promise<QueueRow[]> {
  return reader.select().from(queueStatus)
}

export async function listScheduleRows(reader: Reader): Promise<ScheduleRow[]> {
  return reader.select().from(jobSchedules).orderBy(asc(jobSchedules.jobName))
}

export async function findScheduleRow(reader: Reader, jobName: string): Promise<ScheduleRow | undefined> {
  const [row] = await reader.select().from(jobSchedules).where(eq(jobSchedules.jobName, jobName))
  return row
}

/** Given-up jobs, newest first, with the event that wanted each. */
export async function listGivenUpRows(reader: Reader, page: { after?: GivenUpPlace; limit: number }): Promise<GivenUpRow[]> {
  const { eventId, jobName, queue, lastErrorCode, attempts, finishedAt } = jobLedger
  const place =
    page.after &&
    or(
      lt(finishedAt, page.after.at),
      and(
        eq(finishedAt, page.after.at),
        or(lt(eventId, page.after.eventId), and(eq(eventId, page.after.eventId), lt(jobName, page.after.jobName))),
      ),
    )
  return reader
    .select({ eventId, jobName, queue, lastErrorCode, attempts, finishedAt, event: events.name })
    .from(jobLedger)
    .leftJoin(events, eq(events.id, eventId))
    .where(and(eq(jobLedger.state, 'given-up'), place))
    .orderBy(desc(finishedAt), desc(eventId), desc(jobName))
    .limit(page.limit)
}

/** How many jobs are given up, counted no further than `most`. */
export async function countGivenUp(reader: Reader, most: number): Promise<number> {
  const some = reader
    .select({ one: sql`1`.as('one') })
    .from(jobLedger)
    .where(eq(jobLedger.state, 'given-up'))
    .limit(most)
    .as('some')
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

export async function lockLedgerRow(tx: Transaction, key: { eventId: string; jobName: string }): Promise<LedgerRow | undefined> {
  const [row] = await tx
    .select()
    .from(jobLedger)
    .where(and(eq(jobLedger.eventId, key.eventId), eq(jobLedger.jobName, key.jobName)))
    .for('update')
  return row
}

/**
 * Makes a given-up row wanted again, as if nobody had queued it: the publisher finds it within a second. `finished_at`
 * stays as it was and says that the row was given up once.
 */
export async function wantAgain(tx: Transaction, key: { eventId: string; jobName: string }): Promise<void> {
  await tx
    .update(jobLedger)
    .set({ state: 'wanted', attempts: 0, queuedAt: null })
    .where(and(eq(jobLedger.eventId, key.eventId), eq(jobLedger.jobName, key.jobName)))
}

/** Writes what the desk wants of a queue; undefined when it wanted just that already. */
export async function wantPaused(tx: Transaction, queue: QueueName, shouldPause: boolean, now: Date): Promise<QueueRow | undefined> {
  const [row] = await tx
    .insert(queueStatus)
    .values({ queue, counts: {}, shouldPause, measuredAt: now })
    .onConflictDoUpdate({
      target: queueStatus.queue,
      set: { shouldPause },
      setWhere: sql`${queueStatus.shouldPause} is distinct from excluded.should_pause`,
    })
    .returning()
  return row
}
