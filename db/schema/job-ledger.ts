import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { turnOutcomes } from '#server/features/jobs/jobs.contract.ts'
import { instant } from '../columns.ts'

export const jobState = pgEnum('job_state', ['wanted', 'done', 'given-up', 'handled'])

/** The memory of jobs. Redis only holds a fast copy; what is `wanted` here is added again whenever Redis lost it. */
export const jobLedger = pgTable(
  'job_ledger',
  {
    eventId: uuid().notNull(),
    jobName: text().notNull(),
    queue: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    state: jobState().notNull().default('wanted'),
    wantedAt: instant().notNull(),
    queuedAt: instant(),
    finishedAt: instant(),
    attempts: integer().notNull().default(0),
    lastErrorCode: text(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.jobName] }),
    index('job_ledger_not_queued')
      .on(table.wantedAt)
      .where(sql`${table.state} = 'wanted' and ${table.queuedAt} is null`),
    index('job_ledger_wanted')
      .on(table.queue, table.queuedAt)
      .where(sql`${table.state} = 'wanted'`),
    index('job_ledger_given_up')
      .on(table.finishedAt)
      .where(sql`${table.state} = 'given-up'`),
  ],
)

/** Outside effects of a job, each meant to happen once. `until` ends the claim of an owner that died. */
export const jobSteps = pgTable(
  'job_steps',
  {
    eventId: uuid().notNull(),
    jobName: text().notNull(),
    step: text().notNull(),
    owner: text().notNull(),
    until: instant().notNull(),
    doneAt: instant(),
    result: jsonb().$type<unknown>(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.jobName, table.step] })],
)

export const turnOutcome = pgEnum('turn_outcome', turnOutcomes)

/** Every job that has a schedule, as the running release knows it, and how its last turn ended. */
export const jobSchedules = pgTable('job_schedules', {
  jobName: text().primaryKey(),
  pattern: text().notNull(),
  lastEndedAt: instant(),
  lastOutcome: turnOutcome(),
  lastCode: text(),
})

/** Counts per queue, written once a second while they change: the server shows them without ever speaking to Redis queues. */
export const queueStatus = pgTable('queue_status', {
  queue: text().primaryKey(),
  counts: jsonb().$type<Record<string, number>>().notNull(),
  paused: boolean().notNull().default(false),
  /** What the desk wants; it outlives a Redis that lost everything. */
  shouldPause: boolean().notNull().default(false),
  measuredAt: instant().notNull(),
})
