import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { accounts } from './accounts.ts'

/** Proposals to take phone and password of someone of the agency away: one administrator proposes, another confirms. */
export const staffResets = pgTable(
  'staff_resets',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    proposedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    proposedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    /** `confirmed`, `withdrawn`, or `lapsed` when a new one took its place. */
    outcome: text(),
    endedBy: uuid().references(() => accounts.id),
  },
  (table) => [
    uniqueIndex('one_open_reset_per_staff_account')
      .on(table.accountId)
      .where(sql`${table.endedAt} is null`),
    index('staff_resets_by_account').on(table.accountId),
  ],
)
