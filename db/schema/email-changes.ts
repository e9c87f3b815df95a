import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'
import { accounts, issuedSecrets } from './accounts.ts'

/**
 * Addresses asked for and not confirmed yet, one row for each mailed link. `before` is the address that is told of it, also
 * once the account has the new one.
 */
export const emailChanges = pgTable('email_changes', {
  issueId: uuid()
    .primaryKey()
    .references(() => issuedSecrets.id, { onDelete: 'cascade' }),
  accountId: uuid()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  email: text().notNull(),
  before: text().notNull(),
  createdAt: instant().notNull(),
})
