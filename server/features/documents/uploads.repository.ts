import { and, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { uploads } from '#db/schema/uploads.ts'
import type { DocumentKind } from './documents.contract.ts'

export type UploadRow = typeof uploads.$inferSelect
type NewUpload = typeof uploads.$inferInsert

const ofSubject = (kind: DocumentKind, subjectId: string) => and(eq(uploads.kind, kind), eq(uploads.subjectId, subjectId))

/** The file that is on its way for a subject, or was the last to be. */
export async function uploadOf(reader: Reader, kind: DocumentKind, subjectId: string): Promise<UploadRow | undefined> {
  const [row] = await reader.select().from(uploads).where(ofSubject(kind, subjectId))
  return row
}

export async function lockUploadOf(tx: Transaction, kind: DocumentKind, subjectId: string): Promise<UploadRow | undefined> {
  const [row] = await tx.select().from(uploads).where(ofSubject(kind, subjectId)).for('update')
  return row
}

export async function insertUpload(tx: Transaction, row: NewUpload): Promise<UploadRow> {
  const [inserted] = await tx.insert(uploads).values(row).returning()
  if (!inserted) throw new Error('An inserted upload did not come back')
  return inserted
}

/** Guarded: only where it still stands at `offset`; answers how many that were. */
export async function addPart(tx: Transaction, id: string, offset: number, to: { received: number; partKeys: string[] }): Promise<number> {
  const changed = await tx
    .update(uploads)
    .set(to)
    .where(and(eq(uploads.id, id), eq(uploads.received, offset)))
    .returning({ id: uploads.id })
  return changed.length
}

/** It has become a document: its parts are nobody's any more. */
export async function closeUpload(tx: Transaction, id: string, documentId: string, size: number): Promise<void> {
  await tx.update(uploads).set({ documentId, received: size, partKeys: [] }).where(eq(uploads.id, id))
}

export async function deleteUpload(tx: Transaction, id: string): Promise<void> {
  await tx.delete(uploads).where(eq(uploads.id, id))
}
