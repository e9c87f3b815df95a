import type postgres from 'postgres'
import type { Transaction } from '#db/client.ts'
import type { TurnOutcome } from '#server/features/jobs/jobs.contract.ts'
import { bareSql } from '#db/transaction.ts'
import { batched, plainArray } from './batched.ts'
import type { JobDefinition, QueueName } from './define-job.ts'
import type { WantedJob } from './wanted-jobs.ts'

export type LedgerKey = { eventId: string; jobName: string }

/** A row of the ledger with the event that wanted it, as a worker reads it before it begins. */
export type LedgerEntry = LedgerKey & {
  state: 'wanted' | 'done' | 'given-up' | 'handled'
  attempts: number
  /** It had been given up, and somebody wanted it again. */
  wasGivenUp: boolean
  payload: unknown
  /** The database's clock when the row was read: a rebuild that begins now covers what was wanted before. */
  readAt: string
  event:
    | { name: string; subjectType: string; subjectId: string; subjectVersion: number; companyId: string | null; recordedAt: string }
    | undefined
}

/** The row is no longer wanted: a twin of this job was faster. What this one wrote in its transaction must go. */
export class AlreadyDone extends Error {
  constructor() {
    super('a twin of this job was faster')
    this.name = 'AlreadyDone'
  }
}

/**
 * What became of each job. Rows are looked up by their keys, one by one (`lateral … limit 1`), and say `is not distinct
 * from` of their state: else PostgreSQL may go through all that is wanted for each of them, which it takes for few where
 * there were none when it last counted.
 *
 * All times are the database's own: they are compared between processes, and the movable clock
 * of a demo must not make a rebuild believe it covered what came after it.
 */
export type Ledger = {
  read(key: LedgerKey): Promise<LedgerEntry | undefined>
  /** A cron job's turn: it has no event, so its row is made when it begins. */
  want(key: LedgerKey, queue: QueueName): Promise<void>
  done(key: LedgerKey): Promise<void>
  doneIn(tx: Transaction, key: LedgerKey): Promise<void>
  /** The same for a job that may have done so itself. */
  finishIn(tx: Transaction, key: LedgerKey): Promise<void>
  /** Notes a failed attempt and answers how many there were. */
  failed(key: LedgerKey, code: string): Promise<number>
  /** Answers false when the row was no longer wanted. */
  givenUpIn(tx: Transaction, key: LedgerKey, code: string): Promise<boolean>
  /** How the last turn of a job with a schedule ended; shown at the desk. */
  noteTurn(jobName: string, end: { outcome: TurnOutcome; code: string | null }): Promise<void>
  /** What was wanted of this job before `readAt` is covered by the run that then began. */
  handleOlder(definition: Pick<JobDefinition, 'name' | 'queue'>, readAt: string): Promise<void>
  /** One row still wanted of this job, if any. */
  nextOf(definition: Pick<JobDefinition, 'name' | 'queue'>): Promise<WantedJob | undefined>
}

export function openLedger(sql: postgres.Sql): Ledger {
  return {
    read: batched((keys) => readMany(sql, keys)),
    done: batched((keys) => markDone(sql, keys)),
    async want({ eventId, jobName }, queue) {
      await sql`
        insert into job_ledger (event_id, job_name, queue, payload, wanted_at, queued_at)
        values (${eventId}, ${jobName}, ${queue}, '{}', clock_timestamp(), clock_timestamp()) on conflict do nothing`
    },
    async doneIn(tx, key) {
      if ((await markDoneIn(tx, key)) === 0) throw new AlreadyDone()
    },
    async finishIn(tx, key) {
      await markDoneIn(tx, key)
    },
    async failed({ eventId, jobName }, code) {
      const [row] = await sql<{ attempts: number }[]>`
        update job_ledger set attempts = attempts + 1, last_error_code = ${code}
        where event_id = ${eventId} and job_name = ${jobName} returning attempts`
      return row?.attempts ?? 1
    },
    async givenUpIn(tx, { eventId, jobName }, code) {
      const { count } = await bareSql(tx)`
        update job_ledger set state = 'given-up', finished_at = clock_timestamp(), last_error_code = ${code}
        where event_id = ${eventId} and job_name = ${jobName} and state is not distinct from 'wanted'`
      return count > 0
    },
    async noteTurn(jobName, { outcome, code }) {
      await sql`
        update job_schedules set last_ended_at = clock_timestamp(), last_outcome = ${outcome}, last_code = ${code}
        where job_name = ${jobName}`
    },
    async handleOlder({ name, queue }, readAt) {
      // Two milliseconds, because the column rounds and a row must not look older than it is.
      await sql`
        update job_ledger set state = 'handled', finished_at = clock_timestamp()
        where state = 'wanted' and queue = ${queue} and job_name = ${name}
          and wanted_at < ${readAt}::text::timestamptz - interval '2 milliseconds'`
    },
    async nextOf({ name, queue }) {
      const [row] = await sql<{ eventId: string }[]>`
        select event_id as "eventId" from job_ledger
        where state = 'wanted' and queue = ${queue} and job_name = ${name} order by queued_at limit 1`
      return row && { eventId: row.eventId, jobName: name, queue }
    },
  }
}

type Row = Omit<LedgerEntry, 'payload' | 'event'> & { payload: string; name: string | null } & NonNullable<LedgerEntry['event']>

async function readMany(sql: postgres.Sql, keys: readonly LedgerKey[]): Promise<(LedgerEntry | undefined)[]> {
  const rows = await sql<Row[]>`
    select l.event_id as "eventId", l.job_name as "jobName", l.state::text as state, l.attempts, l.payload::text as payload,
      l.finished_at is not null as "wasGivenUp",
      clock_timestamp()::text as "readAt", e.name, e.subject_type as "subjectType", e.subject_id as "subjectId",
      e.subject_version as "subjectVersion", e.company_id as "companyId",
      to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
    from unnest(${plainArray(keys.map((key) => key.eventId))}::text[], ${plainArray(keys.map((key) => key.jobName))}::text[]) as asked (event_id, job_name)
    join job_ledger l on l.event_id = asked.event_id::uuid and l.job_name = asked.job_name
    left join events e on e.id = l.event_id`
  const found = new Map(rows.map((row) => [`${row.eventId}-${row.jobName}`, toEntry(row)]))
  return keys.map((key) => found.get(`${key.eventId}-${key.jobName}`))
}

function toEntry({ payload, name, subjectType, subjectId, subjectVersion, companyId, recordedAt, ...row }: Row): LedgerEntry {
  const event = name === null ? undefined : { name, subjectType, subjectId, subjectVersion, companyId, recordedAt }
  return { ...row, payload: JSON.parse(payload) as unknown, event }
}

async function markDoneIn(tx: Transaction, { eventId, jobName }: LedgerKey): Promise<number> {
  const { count } = await bareSql(tx)`
    update job_ledger set state = 'done', finished_at = clock_timestamp(), attempts = attempts + 1
    where event_id = ${eventId} and job_name = ${jobName} and state is not distinct from 'wanted'`
  return count
}

async function markDone(sql: postgres.Sql, keys: readonly LedgerKey[]): Promise<void[]> {
  // Always in the same order: two processes that note the same jobs must not wait for each other's rows in a circle.
  const inOrder = keys.toSorted((one, other) => compare(one.eventId, other.eventId) || compare(one.jobName, other.jobName))
  await sql`
    update job_ledger l set state = 'done', finished_at = clock_timestamp(), attempts = attempts + 1
    from unnest(${plainArray(inOrder.map((key) => key.eventId))}::text[], ${plainArray(inOrder.map((key) => key.jobName))}::text[]) as finished (event_id, job_name)
    cross join lateral (
      select w.event_id, w.job_name from job_ledger w
      where w.event_id = finished.event_id::uuid and w.job_name = finished.job_name and w.state is not distinct from 'wanted'
      limit 1 for update
    ) as mine
    where l.event_id = mine.event_id and l.job_name = mine.job_name`
  return keys.map(() => undefined)
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
