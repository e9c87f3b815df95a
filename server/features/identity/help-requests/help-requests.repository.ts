import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { helpRequests } from '#db/schema/help-requests.ts'
import type { AttachmentType, helpEndings } from './help-requests.contract.ts'

export type HelpRequestRow = typeof helpRequests.$inferSelect

export async function insertHelpRequest(tx: Transaction, row: typeof helpRequests.$inferInsert): Promise<HelpRequestRow> {
  const [inserted] = await tx.insert(helpRequests).values(row).returning()
  if (!inserted) throw new Error('An inserted question did not come back')
  return inserted
}

export async function findHelpRequest(reader: Reader, id: string): Promise<HelpRequestRow | undefined> {
  const [row] = await reader.select().from(helpRequests).where(eq(helpRequests.id, id))
  return row
}

export async function lockHelpRequest(tx: Transaction, id: string): Promise<HelpRequestRow | undefined> {
  const [row] = await tx.select().from(helpRequests).where(eq(helpRequests.id, id)).for('update')
  return row
}

const isOpen = isNull(helpRequests.closedAt)

/** Who waits, the longest first; ids are made in the order of time. */
export async function listOpenHelpRequests(reader: Reader, after: string | undefined, limit: number): Promise<HelpRequestRow[]> {
  return reader
    .select()
    .from(helpRequests)
    .where(and(isOpen, after === undefined ? undefined : gt(helpRequests.id, after)))
    .orderBy(asc(helpRequests.id))
    .limit(limit)
}

export async function countOpenHelpRequests(reader: Reader): Promise<number> {
  const [row] = await reader.select({ count: count() }).from(helpRequests).where(isOpen)
  return row?.count ?? 0
}

/**
 * A question with those about the same number within this time around it, locked, so that of two jobs the second sees what
 * the first has decided.
 */
export async function lockQuestionsAbout(
  tx: Transaction,
  id: string,
  withinMs: number,
): Promise<{ asked: HelpRequestRow | undefined; others: HelpRequestRow[] }> {
  const asked = await findHelpRequest(tx, id)
  if (!asked) return { asked, others: [] }
  const [first, last] = [-withinMs, withinMs].map((ms) => new Date(asked.sentAt.getTime() + ms)) as [Date, Date]
  const rows = await tx
    .select()
    .from(helpRequests)
    .where(and(eq(helpRequests.nissIndex, asked.nissIndex), gt(helpRequests.sentAt, first), lt(helpRequests.sentAt, last)))
    .orderBy(asc(helpRequests.id))
    .for('update')
  return { asked: rows.find((row) => row.id === id), others: rows.filter((row) => row.id !== id) }
}

export async function noteAcknowledged(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.update(helpRequests).set({ acknowledgedAt: at }).where(eq(helpRequests.id, id))
}

export type KeptAttachment = { attachmentKey: string; attachmentType: AttachmentType; attachmentSize: number }

/** An image is what its bytes say; a PDF waits for the deep look. */
export async function keepAttachment(tx: Transaction, id: string, kept: KeptAttachment): Promise<void> {
  const attachmentState = kept.attachmentType === 'pdf' ? 'checking' : 'clean'
  await tx
    .update(helpRequests)
    .set({ ...kept, attachmentState })
    .where(eq(helpRequests.id, id))
}

/** What the deep look found; a refused file has no bytes any more. */
export async function judgeAttachment(tx: Transaction, id: string, state: 'clean' | 'refused'): Promise<void> {
  await tx
    .update(helpRequests)
    .set({ attachmentState: state, ...(state === 'refused' && { attachmentKey: null }) })
    .where(eq(helpRequests.id, id))
}

export async function endHelpRequest(
  tx: Transaction,
  id: string,
  end: { ending: (typeof helpEndings)[number]; closedBy: string; closedAt: Date },
): Promise<void> {
  await tx.update(helpRequests).set(end).where(eq(helpRequests.id, id))
}

const isOver = (closedBefore: Date, openBefore: Date) =>
  or(lt(helpRequests.closedAt, closedBefore), and(isOpen, lt(helpRequests.sentAt, openBefore)))

export async function countHelpRequestsOver(reader: Reader, closedBefore: Date, openBefore: Date): Promise<number> {
  const [row] = await reader.select({ count: count() }).from(helpRequests).where(isOver(closedBefore, openBefore))
  return row?.count ?? 0
}

/** Takes away at most `limit` of them; answers the keys of their files, one for each question, null where there is none. */
export async function deleteHelpRequestsOver(
  tx: Transaction,
  closedBefore: Date,
  openBefore: Date,
  limit: number,
): Promise<(string | null)[]> {
  const some = await tx
    .select({ id: helpRequests.id })
    .from(helpRequests)
    .where(isOver(closedBefore, openBefore))
    .limit(limit)
    .for('update', { skipLocked: true })
  if (some.length === 0) return []
  const ids = some.map((row) => row.id)
  const gone = await tx.delete(helpRequests).where(inArray(helpRequests.id, ids)).returning({ key: helpRequests.attachmentKey })
  return gone.map(({ key }) => key)
}

/** Which of these keys of the file store belong to a question. */
export async function attachmentKeysInUse(reader: Reader, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await reader
    .select({ key: helpRequests.attachmentKey })
    .from(helpRequests)
    .where(and(isNotNull(helpRequests.attachmentKey), inArray(helpRequests.attachmentKey, [...keys])))
  return new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))
}
