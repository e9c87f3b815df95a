import { sql } from 'drizzle-orm'
import { boolean, char, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Address } from '#server/features/companies/companies.contract.ts'
import { entrySteps } from '#server/features/registrations/draft/drafts.contract.ts'
import {
  nissCheckStates,
  numberCheckKinds,
  numberCheckStates,
  registrationStatuses,
  representativeKinds,
  type DecisionReason,
  type RegisterFacts,
  type SubmittedContent,
} from '#server/features/registrations/registrations.contract.ts'
import { bytes, day, id, instant } from '../columns.ts'
import { accounts, language } from './accounts.ts'
import { sex } from './persons.ts'

export const registrationStatus = pgEnum('registration_status', registrationStatuses)
export const numberCheckKind = pgEnum('number_check_kind', numberCheckKinds)
export const numberCheckState = pgEnum('number_check_state', numberCheckStates)
export const representativeKind = pgEnum('representative_kind', representativeKinds)
export const entryStep = pgEnum('registration_entry_step', entrySteps)
export const nissCheckState = pgEnum('niss_check_state', nissCheckStates)

/** A foreign company's request to be admitted (Manual FR §2), from first draft to decision. */
export const registrations = pgTable(
  'registrations',
  {
    id: id(),
    reference: text().notNull().unique(),
    status: registrationStatus().notNull(),
    version: integer().notNull().default(1),
    language: language().notNull(),
    country: char({ length: 2 }).notNull(),
    vatNumber: text(),
    withoutVatNumber: boolean().notNull().default(false),
    cbeNumber: text(),
    contactName: text(),
    contactEmail: text(),
    contactTelephone: text(),
    contactConfirmedAt: instant(),
    /** Mails sent to the present address while it is not confirmed: at most two. */
    contactMails: integer().notNull().default(0),
    /** The code mailed to it is derived from this id and key. */
    contactCodeIssue: uuid(),
    contactCodeKeyId: text(),
    contactCodeAt: instant(),
    contactCodeTries: integer().notNull().default(0),
    contactCodes: integer().notNull().default(0),
    commercialName: text(),
    address: jsonb().$type<Address>(),
    accessTokenHash: bytes().notNull().unique(),
    accessExpiresAt: instant().notNull(),
    rightsVersion: integer().notNull().default(1),
    claimedBy: uuid().references(() => accounts.id),
    claimedUntil: instant(),
    decidedBy: uuid().references(() => accounts.id),
    decisionReasons: jsonb()
      .$type<DecisionReason[]>()
      .notNull()
      .default(sql`'[]'`),
    companyId: uuid(),
    /** Mails its applicant had sent again: so many and no more. */
    mailsSentAgain: integer().notNull().default(0),
    /** When the contact was told that the draft goes soon; counts until the next touch. */
    expiryToldAt: instant(),
    createdAt: instant().notNull(),
    touchedAt: instant().notNull(),
    submittedAt: instant(),
    decidedAt: instant(),
  },
  (table) => [
    index('registrations_by_status').on(table.status, table.submittedAt),
    index('registrations_by_vat_number').on(table.vatNumber),
    index('registrations_by_enterprise_number').on(table.cbeNumber),
    index('registrations_by_claimer').on(table.claimedBy),
    index('registrations_by_decision').on(table.decidedAt),
    index('registrations_by_country').on(table.country, table.submittedAt),
  ],
)

/**
 * What is typed on a page of the form and not saved yet, sealed: it is personal data, perhaps somebody's NISS. Saving the
 * page empties the row, which stays so that a page opened before is told.
 */
export const registrationEntries = pgTable(
  'registration_entries',
  {
    registrationId: uuid()
      .notNull()
      .references(() => registrations.id),
    step: entryStep().notNull(),
    revision: integer().notNull(),
    /** The open page that wrote it, and how often it had written. */
    writer: uuid(),
    turn: integer().notNull(),
    valuesSealed: bytes(),
    savedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.step] })],
)

/** Tokens that open a registration beside its first one: each mailed link that was used gave one. */
export const registrationAccesses = pgTable(
  'registration_accesses',
  {
    tokenHash: bytes().primaryKey(),
    registrationId: uuid()
      .notNull()
      .references(() => registrations.id),
    createdAt: instant().notNull(),
  },
  (table) => [index('registration_accesses_by_registration').on(table.registrationId)],
)

/** Human references per year, `R-2026-00001`; they open nothing by themselves. */
export const registrationReferences = pgTable('registration_references', {
  year: integer().primaryKey(),
  last: integer().notNull(),
})

/** Each question put to a register, with its answer; the newest of a kind counts, the older ones are history. */
export const registrationNumberChecks = pgTable(
  'registration_number_checks',
  {
    id: id(),
    registrationId: uuid()
      .notNull()
      .references(() => registrations.id),
    kind: numberCheckKind().notNull(),
    /** Which of the two checks of the record this is: `number` or `register`. */
    concerns: text().notNull(),
    number: text(),
    state: numberCheckState().notNull(),
    askedAt: instant().notNull(),
    checkedAt: instant(),
    attempts: integer().notNull().default(0),
    lastCode: text(),
    blocked: boolean().notNull().default(false),
    name: text(),
    address: text(),
    consultationNumber: text(),
    raw: text(),
    /** What the company register holds of an enterprise: it fills the form and locks what it filled ("only once"). */
    facts: jsonb().$type<RegisterFacts>(),
    /** The answer was not asked for again: another question had it within a day. */
    answeredBy: uuid(),
    confirmedBy: uuid().references(() => accounts.id),
    confirmedReason: text(),
  },
  (table) => [
    index('number_checks_by_registration').on(table.registrationId, table.askedAt),
    index('number_checks_by_number').on(table.kind, table.number, table.checkedAt),
  ],
)

/** Places of activity typed so far (S39); `place` keeps the order of the form. */
export const registrationUnits = pgTable(
  'registration_units',
  {
    id: id(),
    registrationId: uuid()
      .notNull()
      .references(() => registrations.id),
    place: integer().notNull(),
    /** The register's own number of it, where the register named it. */
    number: text(),
    name: text().notNull(),
    address: jsonb().$type<Address>().notNull(),
  },
  (table) => [index('registration_units_by_registration').on(table.registrationId)],
)

/**
 * Legal representatives typed so far (S40-S45), by personal data or by NISS (sealed). Where one is itself a company, the
 * person is its permanent representative. What the register has under a NISS stands beside what was typed, for the desk.
 */
export const registrationRepresentatives = pgTable(
  'registration_representatives',
  {
    id: id(),
    registrationId: uuid()
      .notNull()
      .references(() => registrations.id),
    place: integer().notNull(),
    kind: representativeKind().notNull().default('person'),
    companyName: text(),
    companyCountry: char({ length: 2 }),
    companyNumber: text(),
    nissSealed: bytes(),
    nissIndex: bytes(),
    nissCheck: nissCheckState(),
    registeredFirstName: text(),
    registeredLastName: text(),
    registeredBirthOn: text(),
    firstName: text(),
    lastName: text(),
    latinFirstName: text(),
    latinLastName: text(),
    sex: sex(),
    birthOn: day(),
    birthCountry: char({ length: 2 }),
    email: text(),
    personId: uuid(),
  },
  (table) => [index('registration_representatives_by_registration').on(table.registrationId)],
)

/** What was submitted each time, as the applicant saw it; numbers of people only masked. */
export const registrationVersions = pgTable(
  'registration_versions',
  {
    registrationId: uuid()
      .notNull()
      .references(() => registrations.id),
    version: integer().notNull(),
    content: jsonb().$type<SubmittedContent>().notNull(),
    submittedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.registrationId, table.version] })],
)
