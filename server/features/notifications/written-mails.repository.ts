import { asc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { mailLog } from '#db/schema/mail-log.ts'

/** All mails written because of one registration, oldest first. */
export async function mailsOfRegistration(db: Reader, registrationId: string): Promise<(typeof mailLog.$inferSelect)[]> {
  return db.select().from(mailLog).where(eq(mailLog.registrationId, registrationId)).orderBy(asc(mailLog.createdAt), asc(mailLog.id))
}
