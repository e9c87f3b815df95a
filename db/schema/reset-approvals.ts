import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { accounts } from './accounts.ts'

/** Who used a mailed link for a company that demands the agency's approval first (S130): waits until the desk has decided. */
export const resetApprovals = pgTable(
  'reset_approvals',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    askedAt: instant().notNull(),
    decidedAt: instant(),
    decidedBy: uuid().references(() => accounts.id),
    decision: text(),
    reason: text(),
  },
  (table) => [
    uniqueIndex('one_waiting_approval_per_account')
      .on(table.accountId)
      .where(sql`${table.decidedAt} is null`),
    index('reset_approvals_by_account').on(table.accountId),
  ],
)
