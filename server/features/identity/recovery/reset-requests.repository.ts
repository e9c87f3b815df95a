import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { resetRequests } from '#db/schema/reset-requests.ts'

export type ResetRequestRow = typeof resetRequests.$inferSelect

/** When an address was asked for since `after`. Whoever asks with the same address meanwhile waits, known or not. */
export async function lockRequestTimes(tx: Transaction, addressIndex: Buffer, after: Date): Promise<Date[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reset ${addressIndex.toString('hex')}`}, 0))`)
  const rows = await tx
    .select({ createdAt: resetRequests.createdAt })
    .from(resetRequests)
    .where(and(eq(resetRequests.addressIndex, addressIndex), gt(resetRequests.createdAt, after)))
  return rows.map((row) => row.createdAt)
}

export async function insertResetRequest(tx: Transaction, row: typeof resetRequests.$inferInsert): Promise<void> {
  await tx.insert(resetRequests).values(row)
}

export async function findResetRequest(db: Reader, id: string): Promise<ResetRequestRow | undefined> {
  const [row] = await db.select().from(resetRequests).where(eq(resetRequests.id, id))
  return row
}

export async function lockResetRequest(tx: Transaction, id: string): Promise<ResetRequestRow | undefined> {
  const [row] = await tx.select().from(resetRequests).where(eq(resetRequests.id, id)).for('update')
  return row
}

export async function noteAnswered(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.update(resetRequests).set({ answeredAt: now }).where(eq(resetRequests.id, id))
}

export async function forgetResetRequests(tx: Transaction, before: Date): Promise<void> {
  await tx.delete(resetRequests).where(lt(resetRequests.createdAt, before))
}
