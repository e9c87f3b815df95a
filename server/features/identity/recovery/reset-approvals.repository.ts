import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { resetApprovals } from '#db/schema/reset-approvals.ts'
import type { ResetDecision } from './reset-approvals.contract.ts'

export type ResetApprovalRow = typeof resetApprovals.$inferSelect

export async function findResetApproval(db: Reader, id: string): Promise<ResetApprovalRow | undefined> {
  const [row] = await db.select().from(resetApprovals).where(eq(resetApprovals.id, id))
  return row
}

/** Undefined where the account waits already. */
export async function insertResetApproval(tx: Transaction, accountId: string, askedAt: Date): Promise<ResetApprovalRow | undefined> {
  const [row] = await tx.insert(resetApprovals).values({ accountId, askedAt }).onConflictDoNothing().returning()
  return row
}

/** 0 when somebody decided meanwhile. */
export async function endResetApproval(
  tx: Transaction,
  id: string,
  decided: { decision: ResetDecision; reason: string; decidedBy: string; decidedAt: Date },
): Promise<number> {
  const rows = await tx
    .update(resetApprovals)
    .set(decided)
    .where(and(eq(resetApprovals.id, id), isNull(resetApprovals.decidedAt)))
    .returning({ id: resetApprovals.id })
  return rows.length
}

/** Who waits, the longest first. */
export async function listWaitingApprovals(db: Reader) {
  return db
    .select({
      id: resetApprovals.id,
      askedAt: resetApprovals.askedAt,
      name: accounts.displayName,
      username: accounts.username,
      personId: accounts.personId,
    })
    .from(resetApprovals)
    .innerJoin(accounts, eq(accounts.id, resetApprovals.accountId))
    .where(isNull(resetApprovals.decidedAt))
    .orderBy(asc(resetApprovals.askedAt))
    .limit(100)
}
