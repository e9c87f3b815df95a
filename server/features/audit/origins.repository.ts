import type { Transaction } from '#db/client.ts'
import { bareSql } from '#db/transaction.ts'

/** How many origins are older than `before`; at most so many are taken away, and all are counted in a dry run. */
export async function forgetOriginRows(tx: Transaction, before: Date, atMost: number, dryRun: boolean): Promise<number> {
  const sql = bareSql(tx)
  const at = before.toISOString()
  if (!dryRun) {
    const old = sql`select event_id from event_origin where recorded_at < ${at} limit ${atMost}`
    return (await sql`delete from event_origin where event_id in (${old})`).count
  }
  const [row] = await sql<{ count: string }[]>`select count(*)::text as count from event_origin where recorded_at < ${at}`
  return Number(row?.count ?? 0)
}
