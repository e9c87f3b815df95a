import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'

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

/** Why somebody of the agency asked for a number in full. The trail holds the id of the row, never the words. */
export const personalDataReveals = pgTable('personal_data_reveals', {
  id: id(),
  readerId: uuid().notNull(),
  subjectType: text().notNull(),
  subjectId: uuid().notNull(),
  reason: text().notNull(),
  recordedAt: instant().notNull(),
})
