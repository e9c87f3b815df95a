import { integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { documentKind } from './documents.ts'

/**
 * A file on its way in parts, at most one for each subject. Its bytes are files of the store of their own, so that nobody
 * ever writes into one that is there; a later upload of the same subject takes its place.
 */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    kind: documentKind().notNull(),
    subjectId: uuid().notNull(),
    name: text().notNull(),
    size: integer().notNull(),
    /** What the sender says the whole comes to; by this the same file is known again after a reload. */
    sha256: text(),
    received: integer().notNull(),
    /** Keys of the parts that have arrived, in order. */
    partKeys: uuid().array().notNull(),
    /** The document it became. */
    documentId: uuid(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [uniqueIndex('uploads_one_open').on(table.subjectId, table.kind)],
)
