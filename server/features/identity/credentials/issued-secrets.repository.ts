import { and, desc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { issuedSecrets } from '#db/schema/accounts.ts'

/** What is handed out by mail here; each is derived from the id of its row and never stored. */
export type IssuePurpose = 'temporary-password' | 'staff-invitation' | 'reset-link' | 'email-change'
export type IssueRow = typeof issuedSecrets.$inferSelect
export type NewIssue = Omit<typeof issuedSecrets.$inferInsert, 'purpose'> & { purpose: IssuePurpose }

export async function findIssue(db: Reader, id: string): Promise<IssueRow | undefined> {
  const [row] = await db.select().from(issuedSecrets).where(eq(issuedSecrets.id, id))
  return row
}

export async function findIssueByHash(db: Reader, purpose: IssuePurpose, secretHash: Buffer): Promise<IssueRow | undefined> {
  const [row] = await db
    .select()
    .from(issuedSecrets)
    .where(and(eq(issuedSecrets.purpose, purpose), eq(issuedSecrets.secretHash, secretHash)))
  return row
}

/** 0 when the same issue was written already; waits for a twin that writes it now. */
export async function insertIssue(tx: Transaction, row: NewIssue): Promise<number> {
  const inserted = await tx
    .insert(issuedSecrets)
    .values(row)
    .onConflictDoNothing({ target: issuedSecrets.id })
    .returning({ id: issuedSecrets.id })
  return inserted.length
}

/** Uses a secret; 0 when it was used or made void meanwhile. */
export async function useIssue(tx: Transaction, id: string, now: Date): Promise<number> {
  const used = await tx
    .update(issuedSecrets)
    .set({ usedAt: now })
    .where(and(eq(issuedSecrets.id, id), isNull(issuedSecrets.usedAt), isNull(issuedSecrets.voidedAt)))
    .returning({ id: issuedSecrets.id })
  return used.length
}

/** The present secret of a purpose is used up with the act it was for, whichever issue it was. */
export async function useIssuesOf(tx: Transaction, accountId: string, purpose: IssuePurpose, now: Date): Promise<void> {
  await tx.update(issuedSecrets).set({ usedAt: now }).where(isOpen(accountId, purpose))
}

/** A newer issue makes the earlier ones void; without one, all go. */
export async function voidIssuesOf(tx: Transaction, accountId: string, purpose: IssuePurpose, now: Date, exceptId?: string): Promise<void> {
  await tx
    .update(issuedSecrets)
    .set({ voidedAt: now })
    .where(and(isOpen(accountId, purpose), exceptId === undefined ? undefined : ne(issuedSecrets.id, exceptId)))
}

/** The links that were made because of one request. */
export async function issuesOfResetRequest(db: Reader, resetRequestId: string): Promise<IssueRow[]> {
  return db.select().from(issuedSecrets).where(eq(issuedSecrets.resetRequestId, resetRequestId))
}

/** Until when the present secret of a purpose works, where there is one. */
export async function openLinkEnd(db: Reader, accountId: string, purpose: IssuePurpose, now: Date): Promise<Date | undefined> {
  const [row] = await db
    .select({ expiresAt: issuedSecrets.expiresAt })
    .from(issuedSecrets)
    .where(and(isOpen(accountId, purpose), gt(issuedSecrets.expiresAt, now)))
    .orderBy(desc(issuedSecrets.expiresAt))
    .limit(1)
  return row?.expiresAt
}

/** The registration because of which an account was last given a secret: there its next mails are shown, too. */
export async function newestRegistrationOf(db: Reader, accountId: string): Promise<string | null> {
  const [row] = await db
    .select({ registrationId: issuedSecrets.registrationId })
    .from(issuedSecrets)
    .where(and(eq(issuedSecrets.accountId, accountId), isNotNull(issuedSecrets.registrationId)))
    .orderBy(desc(issuedSecrets.createdAt), desc(issuedSecrets.id))
    .limit(1)
  return row?.registrationId ?? null
}

const isOpen = (accountId: string, purpose: IssuePurpose) =>
  and(
    eq(issuedSecrets.accountId, accountId),
    eq(issuedSecrets.purpose, purpose),
    isNull(issuedSecrets.usedAt),
    isNull(issuedSecrets.voidedAt),
  )
