import { sql } from 'drizzle-orm'
import { index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { documentKinds, documentStates, refusalCodes } from '#server/features/documents/documents.contract.ts'
import { id, instant } from '../columns.ts'

export const documentKind = pgEnum('document_kind', documentKinds)
export const documentState = pgEnum('document_state', documentStates)
export const documentRefusal = pgEnum('document_refusal', refusalCodes)

/** Stored files. The path is ours (`storageKey`), the name is the sender's and only ever shown as text. */
export const documents = pgTable(
  'documents',
  {
    id: id(),
    kind: documentKind().notNull(),
    subjectId: uuid().notNull(),
    name: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    pages: integer(),
    state: documentState().notNull(),
    refusal: documentRefusal(),
    storageKey: text(),
    createdAt: instant().notNull(),
    checkedAt: instant(),
    replacedAt: instant(),
  },
  (table) => [
    index('documents_by_subject').on(table.subjectId, table.kind),
    // One that counts for each subject; the command that replaces it holds the subject's row, and this holds if it does not.
    uniqueIndex('documents_current')
      .on(table.subjectId, table.kind)
      .where(sql`${table.replacedAt} is null`),
  ],
)
