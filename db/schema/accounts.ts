import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accountKinds, languages, staffRoles } from '#server/features/identity/identity.contract.ts'
import { bytes, id, instant } from '../columns.ts'
import { persons } from './persons.ts'

export const accountKind = pgEnum('account_kind', accountKinds)
export const staffRole = pgEnum('staff_role', staffRoles)
export const language = pgEnum('language', languages)

/** Who may sign in: persons of companies (by NISS or user name) and staff. One account per person. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    kind: accountKind().notNull(),
    personId: uuid().references(() => persons.id),
    username: text().notNull(),
    displayName: text().notNull(),
    email: text().notNull(),
    language: language().notNull(),
    roles: staffRole()
      .array()
      .notNull()
      .default(sql`'{}'`),
    passwordHash: text(),
    passwordIsTemporary: boolean().notNull().default(false),
    passwordExpiresAt: instant(),
    /** As whom somebody of the agency signs in at its own issuer: issuer and subject, tied at the first time. */
    agencySubject: text(),
    blockedAt: instant(),
    rightsVersion: integer().notNull().default(1),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('one_account_per_person').on(table.personId),
    uniqueIndex('one_account_per_username').on(sql`lower(${table.username})`),
    uniqueIndex('one_staff_account_per_email')
      .on(sql`lower(${table.email})`)
      .where(sql`${table.kind} = 'staff'`),
    uniqueIndex('one_account_per_agency_subject').on(table.agencySubject),
    index('accounts_by_email').on(sql`lower(${table.email})`),
  ],
)

/** A secret handed out by mail: a temporary password, a code, a link. Its value is derived from the id, never stored. */
export const issuedSecrets = pgTable(
  'issued_secrets',
  {
    id: id(),
    purpose: text().notNull(),
    accountId: uuid().references(() => accounts.id),
    registrationId: uuid(),
    /** What a link was asked with; the request itself is forgotten after a day. */
    resetRequestId: uuid(),
    keyId: text().notNull(),
    secretHash: bytes(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    voidedAt: instant(),
  },
  (table) => [
    uniqueIndex('one_issued_secret_per_hash').on(table.secretHash),
    index('issued_secrets_by_account').on(table.accountId),
    index('issued_secrets_by_registration').on(table.registrationId),
    index('issued_secrets_by_reset_request').on(table.resetRequestId),
  ],
)
