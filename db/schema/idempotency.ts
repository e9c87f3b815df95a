import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../columns.ts'

/** The answer to a POST that carried an Idempotency-Key, kept encrypted for a day. `status` is null while the first one is still at work. */
export const idempotentAnswers = pgTable(
  'idempotent_answers',
  {
    caller: text().notNull(),
    endpoint: text().notNull(),
    keyHash: bytes().notNull(),
    bodyHash: bytes().notNull(),
    status: integer(),
    answer: bytes(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caller, table.endpoint, table.keyHash] })],
)
