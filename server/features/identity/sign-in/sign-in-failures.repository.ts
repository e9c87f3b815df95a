import type postgres from 'postgres'
import { bareSql } from '#db/transaction.ts'
import type { Transaction } from '#db/client.ts'
import type { Attempt } from '../identity.rules.ts'

/** How tries are counted: so many at full speed, then these pauses in seconds, all forgotten when none came for so long. */
export type Counting = { now: Date; atFullSpeed: number; pauses: readonly number[]; forgetAfterMs: number }

/**
 * Counts a try before its secret is looked at, in one statement, so that tries side by side are each counted. One that
 * comes before its pause is over is not looked at, but counts, and so asks for a longer pause.
 */
export async function countTry(sql: postgres.Sql, nameHash: Buffer, counting: Counting): Promise<Attempt> {
  const { atFullSpeed } = counting
  const pauses = [...counting.pauses]
  const now = counting.now.toISOString()
  const stale = new Date(counting.now.getTime() - counting.forgetAfterMs).toISOString()
  const [counted] = await sql<{ failures: number }[]>`
    insert into sign_in_failures as f (name_hash, failures, last_at) values (${nameHash}, 1, ${now})
    on conflict (name_hash) do update set
      failures = case when f.last_at < ${stale} then 1 else f.failures + 1 end,
      last_at = ${now},
      retry_at = case when f.last_at >= ${stale} and f.failures >= ${atFullSpeed}::int
        then ${now}::timestamptz + make_interval(secs => (${pauses}::int[])[least(f.failures + 1 - ${atFullSpeed}::int, ${pauses.length}::int)])
      end
    where f.retry_at is null or f.retry_at <= ${now} or f.last_at < ${stale}
    returning failures`
  if (counted) return { braked: false, number: counted.failures }

  const [braked] = await sql<{ pause: number }[]>`
    update sign_in_failures set
      failures = failures + 1,
      last_at = ${now},
      retry_at = ${now}::timestamptz + make_interval(secs => (${pauses}::int[])[least(failures + 1 - ${atFullSpeed}::int, ${pauses.length}::int)])
    where name_hash = ${nameHash}
    returning (${pauses}::int[])[least(failures - ${atFullSpeed}::int, ${pauses.length}::int)] as pause`
  return { braked: true, retryAfterSeconds: braked?.pause ?? pauses[0] ?? 1 }
}

/**
 * After a right password: what was wrong before it goes on counting where the codes are counted, so that a password
 * that is known does not buy nine fresh codes each time. The right try itself (`number`) is not held against anyone.
 */
export async function moveTries(tx: Transaction, from: Buffer, to: Buffer, number: number, now: Date): Promise<void> {
  const sql = bareSql(tx)
  await sql`delete from sign_in_failures where name_hash = ${from}`
  if (number <= 1) return
  await sql`
    insert into sign_in_failures as f (name_hash, failures, last_at) values (${to}, ${number - 1}, ${now.toISOString()})
    on conflict (name_hash) do update set failures = f.failures + excluded.failures, last_at = excluded.last_at`
}

/** All proven: the count in a row is over. */
export async function forgetTries(tx: Transaction, nameHash: Buffer): Promise<void> {
  await bareSql(tx)`delete from sign_in_failures where name_hash = ${nameHash}`
}

/** Names nobody has tried for so long that their count begins anew anyway. */
export async function forgetStaleTries(tx: Transaction, before: Date, atMost: number, dryRun: boolean): Promise<number> {
  const sql = bareSql(tx)
  const at = before.toISOString()
  const rows = dryRun
    ? await sql`select 1 from sign_in_failures where last_at < ${at}`
    : await sql`
        delete from sign_in_failures where name_hash in (select name_hash from sign_in_failures where last_at < ${at} limit ${atMost}) returning 1`
  return rows.length
}
