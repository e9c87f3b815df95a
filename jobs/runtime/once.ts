import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import type { LedgerKey } from './ledger.ts'

/** An owner that says nothing for so long is dead: the next one may try. Renewed three times as often. */
const leaseMs = 3_000
const renewEveryMs = 700
const lookEveryMs = 100

type StepRow = { isMine: boolean; isDone: boolean; result: unknown }

/**
 * Runs an outside effect of a job once: who comes later is given the kept result, a twin that comes meanwhile waits for
 * the owner or for the end of its lease. A crash between the effect and its note does it again: that cannot be known
 * from here, so the effect must be recognisable as the same (a mail keeps its Message-ID).
 */
export async function once<Result>(
  sql: postgres.Sql,
  key: LedgerKey & { step: string },
  effect: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const owner = randomUUID()
  for (;;) {
    signal.throwIfAborted()
    const row = await claim(sql, key, owner)
    if (row.isDone) return row.result as Result
    if (row.isMine) break
    await pause(lookEveryMs, undefined, { signal })
  }
  const renewing = setInterval(() => void renew(sql, key, owner).catch(() => undefined), renewEveryMs)
  try {
    const result = await effect()
    await note(sql, key, owner, result)
    return result
  } catch (error) {
    // Let go, so that the next attempt need not wait. If this fails too, the lease ends by itself.
    await release(sql, key, owner).catch(() => undefined)
    throw error
  } finally {
    clearInterval(renewing)
  }
}

async function claim(sql: postgres.Sql, { eventId, jobName, step }: LedgerKey & { step: string }, owner: string): Promise<StepRow> {
  // One statement: the claim, and if there was none to be had, what stands there.
  const [row] = await sql<StepRow[]>`
    with claimed as (
      insert into job_steps as s (event_id, job_name, step, owner, until)
      values (${eventId}, ${jobName}, ${step}, ${owner}, clock_timestamp() + ${leaseMs} * interval '1 millisecond')
      on conflict (event_id, job_name, step) do update set owner = excluded.owner, until = excluded.until
        where s.done_at is null and s.until < clock_timestamp()
      returning 1
    )
    select true as "isMine", false as "isDone", null::jsonb as result from claimed
    union all
    select false, done_at is not null, result from job_steps
    where event_id = ${eventId} and job_name = ${jobName} and step = ${step} and not exists (select 1 from claimed)`
  // Between two snapshots the row may be neither claimed nor seen; the next look tells.
  return row ?? { isMine: false, isDone: false, result: undefined }
}

async function renew(sql: postgres.Sql, { eventId, jobName, step }: LedgerKey & { step: string }, owner: string): Promise<void> {
  await sql`
    update job_steps set until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where event_id = ${eventId} and job_name = ${jobName} and step = ${step} and owner = ${owner} and done_at is null`
}

async function note(
  sql: postgres.Sql,
  { eventId, jobName, step }: LedgerKey & { step: string },
  owner: string,
  result: unknown,
): Promise<void> {
  await sql`
    update job_steps set done_at = clock_timestamp(), result = ${JSON.stringify(result) ?? null}::text::jsonb
    where event_id = ${eventId} and job_name = ${jobName} and step = ${step} and owner = ${owner}`
}

async function release(sql: postgres.Sql, { eventId, jobName, step }: LedgerKey & { step: string }, owner: string): Promise<void> {
  await sql`
    delete from job_steps
    where event_id = ${eventId} and job_name = ${jobName} and step = ${step} and owner = ${owner} and done_at is null`
}
