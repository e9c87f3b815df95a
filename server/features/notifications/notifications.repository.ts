import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database, Reader, Transaction } from '#db/client.ts'
import { mailLog } from '#db/schema/mail-log.ts'

export type MailRow = typeof mailLog.$inferSelect
export type NewMail = Omit<typeof mailLog.$inferInsert, 'state' | 'attempts' | 'code' | 'sentAt'>

/** One row per message id: a retry finds the row of the first attempt and counts itself. */
export async function upsertQueuedMail(db: Database, mail: NewMail): Promise<MailRow | undefined> {
  const [row] = await db
    .insert(mailLog)
    .values({ ...mail, state: 'queued', attempts: 1 })
    .onConflictDoUpdate({ target: mailLog.messageId, set: { attempts: sql`${mailLog.attempts} + 1` } })
    .returning()
  return row
}

/** 0 when the mail's end was written already. */
export async function closeMail(
  tx: Transaction,
  id: string,
  end: { state: 'sent'; sentAt: Date } | { state: 'refused'; code: string },
): Promise<number> {
  const closed = await tx
    .update(mailLog)
    .set(end)
    .where(and(eq(mailLog.id, id), eq(mailLog.state, 'queued')))
    .returning({ id: mailLog.id })
  return closed.length
}

/** All mails written because of one registration, oldest first. */
export async function mailsOfRegistration(db: Reader, registrationId: string): Promise<MailRow[]> {
  return db.select().from(mailLog).where(eq(mailLog.registrationId, registrationId)).orderBy(asc(mailLog.createdAt), asc(mailLog.id))
}
