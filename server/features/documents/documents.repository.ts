import { and, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { documents } from '#db/schema/documents.ts'
import type { DocumentKind, RefusalCode } from './documents.contract.ts'

export type DocumentRow = typeof documents.$inferSelect
export type NewDocument = typeof documents.$inferInsert

const ofSubject = (kind: DocumentKind, subjectId: string) => and(eq(documents.kind, kind), eq(documents.subjectId, subjectId))

/** The document that counts for a subject: the one that no later one replaced. */
export async function currentDocument(reader: Reader, kind: DocumentKind, subjectId: string): Promise<DocumentRow | undefined> {
  const [row] = await reader
    .select()
    .from(documents)
    .where(and(ofSubject(kind, subjectId), isNull(documents.replacedAt)))
    .limit(1)
  return row
}

export async function findDocument(reader: Reader, id: string): Promise<DocumentRow | undefined> {
  const [row] = await reader.select().from(documents).where(eq(documents.id, id))
  return row
}

export async function lockDocument(tx: Transaction, id: string): Promise<DocumentRow | undefined> {
  const [row] = await tx.select().from(documents).where(eq(documents.id, id)).for('update')
  return row
}

/** All documents a subject ever had, newest first, locked. */
export async function lockDocumentsOf(tx: Transaction, kind: DocumentKind, subjectId: string): Promise<DocumentRow[]> {
  return tx.select().from(documents).where(ofSubject(kind, subjectId)).orderBy(desc(documents.id)).for('update')
}

export async function insertDocument(tx: Transaction, row: NewDocument): Promise<DocumentRow> {
  const [inserted] = await tx.insert(documents).values(row).returning()
  if (!inserted) throw new Error('An inserted document did not come back')
  return inserted
}

export async function markReplaced(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(documents)
    .set({ replacedAt: at })
    .where(and(inArray(documents.id, [...ids]), isNull(documents.replacedAt)))
}

/** The row stays as memory of what was given; its bytes are nobody's any more. */
export async function dropBytes(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(documents)
    .set({ storageKey: null })
    .where(inArray(documents.id, [...ids]))
}

/** Guarded: only a document that is still being checked; answers how many that were. */
export async function setClean(tx: Transaction, id: string, pages: number, at: Date): Promise<number> {
  const changed = await tx
    .update(documents)
    .set({ state: 'clean', pages, checkedAt: at })
    .where(and(eq(documents.id, id), eq(documents.state, 'checking')))
    .returning({ id: documents.id })
  return changed.length
}

/** Guarded like `setClean`; a refused document has no bytes. */
export async function setRefused(tx: Transaction, id: string, refusal: RefusalCode, at: Date): Promise<number> {
  const changed = await tx
    .update(documents)
    .set({ state: 'refused', refusal, checkedAt: at, storageKey: null })
    .where(and(eq(documents.id, id), eq(documents.state, 'checking')))
    .returning({ id: documents.id })
  return changed.length
}

export async function deleteDocuments(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.delete(documents).where(inArray(documents.id, [...ids]))
}

/** Which of these keys still belong to a document. */
export async function keysInUse(reader: Reader, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await reader
    .select({ key: documents.storageKey })
    .from(documents)
    .where(inArray(documents.storageKey, [...keys]))
  return new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))
}

/** Documents with bytes in the order of their ids, a page at a time, for who walks over all of them. */
export async function storedAfter(
  reader: Reader,
  afterId: string | undefined,
  limit: number,
): Promise<{ id: string; storageKey: string }[]> {
  const rows = await reader
    .select({ id: documents.id, storageKey: documents.storageKey })
    .from(documents)
    .where(and(isNotNull(documents.storageKey), afterId === undefined ? undefined : gt(documents.id, afterId)))
    .orderBy(documents.id)
    .limit(limit)
  return rows.flatMap(({ id, storageKey }) => (storageKey === null ? [] : [{ id, storageKey }]))
}
