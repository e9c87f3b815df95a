import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** Holds the trail to one event per reader, record and ten minutes. */
export const personalDataReads = pgTable(
  'personal_data_reads',
  {
    readerId: uuid().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    recordedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.readerId, table.subjectType, table.subjectId] })],
)
