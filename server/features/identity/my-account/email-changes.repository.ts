import { eq, lt } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { emailChanges } from '#db/schema/email-changes.ts'

export type EmailChangeRow = typeof emailChanges.$inferSelect

export async function insertEmailChange(tx: Transaction, row: typeof emailChanges.$inferInsert): Promise<void> {
  await tx.insert(emailChanges).values(row)
}

export async function findEmailChange(db: Reader, issueId: string): Promise<EmailChangeRow | undefined> {
  const [row] = await db.select().from(emailChanges).where(eq(emailChanges.issueId, issueId))
  return row
}

/** Who is told that the address has changed: that of just before, whatever it was when the change was asked for. */
export async function keepAddressBefore(tx: Transaction, issueId: string, before: string): Promise<void> {
  await tx.update(emailChanges).set({ before }).where(eq(emailChanges.issueId, issueId))
}

export async function forgetEmailChanges(tx: Transaction, before: Date): Promise<void> {
  await tx.delete(emailChanges).where(lt(emailChanges.createdAt, before))
}
