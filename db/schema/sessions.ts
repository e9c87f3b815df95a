import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, instant } from '../columns.ts'
import { accounts } from './accounts.ts'
import { companies } from './companies.ts'

/** Signed-in browsers. The cookie's value is stored hashed; `next` is the step still to do, `done` when none is. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    tokenHash: bytes().notNull().unique(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    next: text().notNull(),
    authMethod: text().notNull(),
    /** The company whose profile was chosen; its person acts for no other meanwhile. */
    companyId: uuid().references(() => companies.id),
    rightsVersion: integer().notNull().default(1),
    ip: text(),
    browser: text(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    endedBecause: text(),
  },
  (table) => [index('sessions_by_account').on(table.accountId)],
)

/**
 * Wrong passwords of the last hour (older ones go with the next), to see when somebody tries many accounts: keyed hashes only, that of the password so
 * short that nothing can be verified by it.
 */
export const signInMisses = pgTable(
  'sign_in_misses',
  {
    id: id(),
    nameHash: bytes().notNull(),
    networkHash: bytes(),
    passwordHash: bytes().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    index('sign_in_misses_by_time').on(table.at),
    index('sign_in_misses_by_network').on(table.networkHash, table.at),
    index('sign_in_misses_by_password').on(table.passwordHash, table.at),
  ],
)

/**
 * When guessing by one network, with one password, or at one account was last told, so that it is told once and not at each try.
 * Names that nobody has stand in it like accounts.
 */
export const guessingAlarms = pgTable('guessing_alarms', { key: text().primaryKey(), raisedAt: instant().notNull() })

/** Wrong passwords and codes in a row, counted per typed name, existing or not, so that the answer never tells which. */
export const signInFailures = pgTable('sign_in_failures', {
  nameHash: bytes().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
  retryAt: instant(),
})
