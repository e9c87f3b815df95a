import { sql } from 'drizzle-orm'
import { char, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { candidateSources, nissStates, sexes } from '#server/features/identity/identity.contract.ts'
import { bytes, day, id, instant } from '../columns.ts'

export const nissState = pgEnum('niss_state', nissStates)
export const sex = pgEnum('sex', sexes)
export const candidateSource = pgEnum('candidate_source', candidateSources)

/** People. Our key is our own: a NISS may be replaced (S52). */
export const persons = pgTable('persons', {
  id: id(),
  firstName: text().notNull(),
  lastName: text().notNull(),
  /** In Latin letters, where the names are not: the BIS register is Latin. */
  latinFirstName: text(),
  latinLastName: text(),
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
    /** When the register was last asked whether the number still counts; null: not since it was given. */
    lookedAt: instant(),
  },
  (table) => [
    uniqueIndex('one_person_per_niss').on(table.nissIndex),
    uniqueIndex('one_present_number_per_person')
      .on(table.personId)
      .where(sql`${table.replacedAt} is null`),
    index('person_numbers_by_person').on(table.personId),
    index('present_numbers_by_look')
      .on(table.lookedAt.asc().nullsFirst(), table.id)
      .where(sql`${table.replacedAt} is null`),
  ],
)

/** Who a person may be instead (S52): what the register or our own rows know, until somebody at the desk has said. */
export const personCandidates = pgTable(
  'person_candidates',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    source: candidateSource().notNull(),
    nissSealed: bytes().notNull(),
    nissIndex: bytes().notNull(),
    firstName: text().notNull(),
    lastName: text().notNull(),
    /** As much of the date as is known. */
    birthOn: text().notNull(),
    /** 0 to 100, as the register says. */
    score: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [uniqueIndex('one_candidate_per_person_and_niss').on(table.personId, table.nissIndex)],
)
