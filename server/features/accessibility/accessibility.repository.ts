import { count, eq, inArray, lt } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { accessibilityFeedback as feedback } from '#db/schema/accessibility-feedback.ts'

export type FeedbackRow = typeof feedback.$inferSelect

export async function insertFeedback(tx: Transaction, values: typeof feedback.$inferInsert): Promise<FeedbackRow | undefined> {
  const [row] = await tx.insert(feedback).values(values).returning()
  return row
}

export async function findFeedback(reader: Reader, id: string): Promise<FeedbackRow | undefined> {
  const [row] = await reader.select().from(feedback).where(eq(feedback.id, id))
  return row
}

export async function countFeedbackBefore(reader: Reader, before: Date): Promise<number> {
  const [row] = await reader.select({ count: count() }).from(feedback).where(lt(feedback.sentAt, before))
  return row?.count ?? 0
}

/** Takes away at most `limit` of them. */
export async function deleteFeedbackBefore(tx: Transaction, before: Date, limit: number): Promise<number> {
  const some = await tx
    .select({ id: feedback.id })
    .from(feedback)
    .where(lt(feedback.sentAt, before))
    .limit(limit)
    .for('update', { skipLocked: true })
  if (some.length === 0) return 0
  const ids = some.map((row) => row.id)
  await tx.delete(feedback).where(inArray(feedback.id, ids))
  return some.length
}
