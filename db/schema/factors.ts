import { sql } from 'drizzle-orm'
import { bigint, index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, instant } from '../columns.ts'
import { accounts } from './accounts.ts'
import { sessions } from './sessions.ts'

/**
 * Phones that give codes. One counts once its first code was right (`linkedAt`) and nothing is waited for: `waitsForSession`
 * is the session that is exchanging the factors of its account, or adding a phone, and has not come to its end yet.
 */
export const phones = pgTable(
  'phones',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    secret: bytes().notNull(),
    /** The time step of the last code used, or made useless: all up to it are spent. */
    lastStep: bigint({ mode: 'number' }),
    linkedAt: instant(),
    waitsForSession: uuid().references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('phones_by_account').on(table.accountId),
    uniqueIndex('one_first_phone_being_linked')
      .on(table.accountId)
      .where(sql`${table.linkedAt} is null and ${table.waitsForSession} is null`),
    uniqueIndex('one_phone_waiting_for_a_session').on(table.waitsForSession),
  ],
)

/** Codes to use when the phone is lost, each once, stored hashed; they wait with the phone they were handed out with. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    codeHash: bytes().notNull(),
    usedAt: instant(),
    waitsForSession: uuid().references(() => sessions.id, { onDelete: 'cascade' }),
  },
  (table) => [index('recovery_codes_by_account').on(table.accountId)],
)
