import { boolean, char, index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cbeStates, companyRoles, type Address, type RepresentedCompany } from '#server/features/companies/companies.contract.ts'
import { day, id, instant } from '../columns.ts'
import { language } from './accounts.ts'
import { persons } from './persons.ts'

export const cbeState = pgEnum('cbe_state', cbeStates)
export const companyRole = pgEnum('company_role', companyRoles)

/** Companies of the former enrolment, imported once (S47): who registers again is recognised by its number. */
export const oldEnrolments = pgTable(
  'old_enrolments',
  {
    id: id(),
    /** Its number in the old list. */
    number: text().notNull().unique(),
    name: text().notNull(),
    country: char({ length: 2 }).notNull(),
    vatNumber: text(),
    cbeNumber: text(),
    enrolledOn: day(),
    importedAt: instant().notNull(),
  },
  (table) => [index('old_enrolments_by_vat_number').on(table.vatNumber), index('old_enrolments_by_enterprise_number').on(table.cbeNumber)],
)

/** Companies that the agency has admitted. */
export const companies = pgTable(
  'companies',
  {
    id: id(),
    name: text().notNull(),
    country: char({ length: 2 }).notNull(),
    address: jsonb().$type<Address>().notNull(),
    vatNumber: text(),
    cbeNumber: text(),
    cbeState: cbeState().notNull(),
    language: language().notNull(),
    registrationId: uuid().notNull(),
    /** The old enrolment that this company follows (S47). */
    oldEnrolmentId: uuid().references(() => oldEnrolments.id),
    /** The company wants the agency to approve it when one of its people sets phone and password anew by mail (S130). */
    resetsNeedApproval: boolean().notNull().default(false),
    rightsVersion: integer().notNull().default(1),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('one_company_per_registration').on(table.registrationId),
    uniqueIndex('one_company_per_enterprise_number').on(table.cbeNumber),
    index('companies_by_vat_number').on(table.vatNumber),
  ],
)

/** Places of activity (S39). */
export const establishmentUnits = pgTable(
  'establishment_units',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    /** The register's own number of it, where there is one. */
    number: text(),
    name: text().notNull(),
    address: jsonb().$type<Address>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index('establishment_units_by_company').on(table.companyId)],
)

/** Who is what for a company. The address is the contact address of this tie, never the account's. */
export const companyPersons = pgTable(
  'company_persons',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    role: companyRole().notNull(),
    /** The company that this person stands for, where the legal representative is itself a company. */
    represents: jsonb().$type<RepresentedCompany>(),
    email: text().notNull(),
    /** What the person said to it; null in both: nothing yet, and it does not count. */
    acceptedAt: instant(),
    refusedAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('one_tie_per_company_person_and_role').on(table.companyId, table.personId, table.role),
    index('company_persons_by_person').on(table.personId),
  ],
)
