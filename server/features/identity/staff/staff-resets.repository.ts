import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { staffResets } from '#db/schema/staff-resets.ts'
import type { StaffResetOutcome } from './staff-resets.contract.ts'

export type StaffResetRow = typeof staffResets.$inferSelect

export async function findStaffReset(db: Reader, id: string): Promise<StaffResetRow | undefined> {
  const [row] = await db.select().from(staffResets).where(eq(staffResets.id, id))
  return row
}

/** The proposal about an account that nobody has ended; the caller has locked the account. */
export async function findOpenStaffReset(tx: Transaction, accountId: string): Promise<StaffResetRow | undefined> {
  const [row] = await tx
    .select()
    .from(staffResets)
    .where(and(eq(staffResets.accountId, accountId), isNull(staffResets.endedAt)))
  return row
}

/** Those that wait for a second administrator. */
export async function listWaitingStaffResets(db: Reader, now: Date): Promise<StaffResetRow[]> {
  return db
    .select()
    .from(staffResets)
    .where(and(isNull(staffResets.endedAt), gt(staffResets.expiresAt, now)))
}

export async function insertStaffReset(tx: Transaction, row: typeof staffResets.$inferInsert): Promise<void> {
  await tx.insert(staffResets).values(row)
}

/** 0 when somebody ended it meanwhile. */
export async function endStaffReset(
  tx: Transaction,
  id: string,
  end: { outcome: StaffResetOutcome; endedBy: string; endedAt: Date },
): Promise<number> {
  const ended = await tx
    .update(staffResets)
    .set(end)
    .where(and(eq(staffResets.id, id), isNull(staffResets.endedAt)))
    .returning({ id: staffResets.id })
  return ended.length
}
