import { sql } from 'drizzle-orm'
import { char, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { nissStates, sexes } from '#server/features/identity/identity.contract.ts'
import { bytes, day, id, instant } from '../columns.ts'

export const nissState = pgEnum('niss_state', nissStates)
export const sex = pgEnum('sex', sexes)

/** People. Our key is our own: a NISS may be replaced (S52). */
export const persons = pgTable('persons', {
  id: id(),
  firstName: text().notNull(),
  lastName: text().notNull(),
  sex: sex(),
  birthOn: day(),
  birthCountry: char({ length: 2 }),
  nissState: nissState().notNull(),
  createdAt: instant().notNull(),
})

/** The numbers a person has or had, encrypted; the index finds one without reading any. */
export const personNumbers = pgTable(
  'person_numbers',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    nissSealed: bytes().notNull(),
    nissIndex: bytes().notNull(),
    register: text().notNull(),
    issuedAt: instant().notNull(),
    replacedAt: instant(),
  },
  (table) => [
    uniqueIndex('one_person_per_niss').on(table.nissIndex),
    uniqueIndex('one_present_number_per_person')
      .on(table.personId)
      .where(sql`${table.replacedAt} is null`),
    index('person_numbers_by_person').on(table.personId),
  ],
)
