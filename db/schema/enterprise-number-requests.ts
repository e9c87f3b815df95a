import { char, index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Address } from '#server/features/companies/companies.contract.ts'
import { numberRequestStatuses } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { id, instant } from '../columns.ts'
import { accounts, language } from './accounts.ts'

export const numberRequestStatus = pgEnum('number_request_status', numberRequestStatuses)

/** A company outside Europe asks to be entered in the company register, so that it can then be registered (S33). */
export const enterpriseNumberRequests = pgTable(
  'enterprise_number_requests',
  {
    id: id(),
    reference: text().notNull().unique(),
    status: numberRequestStatus().notNull(),
    version: integer().notNull().default(1),
    language: language().notNull(),
    country: char({ length: 2 }).notNull(),
    name: text().notNull(),
    /** Its number in the register of its own country. */
    foreignNumber: text(),
    legalForm: text(),
    address: jsonb().$type<Address>().notNull(),
    contactName: text().notNull(),
    contactEmail: text().notNull(),
    /** Given by the register; the company had one already where `existed`. */
    cbeNumber: text(),
    lastCode: text(),
    refusalReason: text(),
    decidedBy: uuid().references(() => accounts.id),
    createdAt: instant().notNull(),
    decidedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [index('number_requests_by_status').on(table.status, table.createdAt)],
)

/** Human references per year, `E-2026-00001`. */
export const numberRequestReferences = pgTable('number_request_references', {
  year: integer().primaryKey(),
  last: integer().notNull(),
})
