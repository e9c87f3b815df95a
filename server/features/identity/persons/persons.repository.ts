import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Reader, Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { personNumbers, persons } from '#db/schema/persons.ts'
import { bareSql } from '#db/transaction.ts'
import type { Language, NissState } from '../identity.contract.ts'

export type PersonRow = typeof persons.$inferSelect
export type NewPerson = typeof persons.$inferInsert
export type PersonNumberRow = typeof personNumbers.$inferSelect

export async function findPerson(db: Reader, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(persons).where(eq(persons.id, id))
  return row
}

export async function lockPerson(tx: Transaction, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.select().from(persons).where(eq(persons.id, id)).for('update')
  return row
}

/** Who has or had the number of these blind indexes. */
export async function findNumberOwner(db: Reader, nissIndexes: Buffer[]): Promise<string | undefined> {
  const [row] = await db
    .select({ personId: personNumbers.personId })
    .from(personNumbers)
    .where(inArray(personNumbers.nissIndex, nissIndexes))
  return row?.personId
}

export async function insertPerson(tx: Transaction, row: NewPerson): Promise<void> {
  await tx.insert(persons).values(row)
}

/** Writes what a register knows of a person whom the caller has locked. */
export async function namePerson(
  tx: Transaction,
  id: string,
  values: Pick<NewPerson, 'firstName' | 'lastName' | 'birthOn'>,
): Promise<void> {
  await tx.update(persons).set(values).where(eq(persons.id, id))
}

/** Takes back a person just inserted in this transaction. */
export async function deletePerson(tx: Transaction, id: string): Promise<void> {
  await tx.delete(persons).where(eq(persons.id, id))
}

/** The present number counts no more: it stays, so that who signs in with it is still found. */
export async function retireNumber(tx: Transaction, personId: string, replacedAt: Date): Promise<void> {
  await tx
    .update(personNumbers)
    .set({ replacedAt })
    .where(and(eq(personNumbers.personId, personId), isNull(personNumbers.replacedAt)))
}

/** Numbers of somebody who turned out to be another person become that person's former ones. */
export async function moveNumber(
  tx: Transaction,
  id: string,
  to: { personId: string; nissSealed: Buffer; replacedAt: Date },
): Promise<void> {
  await tx.update(personNumbers).set(to).where(eq(personNumbers.id, id))
}

/** All numbers a person has or had. */
export async function listNumbers(db: Reader, personId: string): Promise<PersonNumberRow[]> {
  return db.select().from(personNumbers).where(eq(personNumbers.personId, personId))
}

/** Present numbers that nobody has asked about since `before`, the longest unasked first. */
export async function numbersToLookAt(db: Reader, before: Date, limit: number): Promise<PersonNumberRow[]> {
  return db
    .select()
    .from(personNumbers)
    .where(and(isNull(personNumbers.replacedAt), or(isNull(personNumbers.lookedAt), lt(personNumbers.lookedAt, before))))
    .orderBy(sql`${personNumbers.lookedAt} asc nulls first`, personNumbers.id)
    .limit(limit)
}

export async function noteLook(tx: Transaction, id: string, lookedAt: Date): Promise<void> {
  await tx.update(personNumbers).set({ lookedAt }).where(eq(personNumbers.id, id))
}

export type NewNumber = { personId: string; nissSealed: Buffer; nissIndex: Buffer; register: string; issuedAt: Date }

/** 0 when the number, or a present number of the person, is there already; waits for a twin that inserts it now. */
export async function insertNumber(tx: Transaction, row: NewNumber): Promise<number> {
  const { personId, nissSealed, nissIndex, register, issuedAt } = row
  const { count } = await bareSql(tx)`
    insert into person_numbers (id, person_id, niss_sealed, niss_index, register, issued_at)
    values (${newId()}, ${personId}, ${nissSealed}, ${nissIndex}, ${register}, ${issuedAt.toISOString()})
    on conflict do nothing`
  return count
}

/** Moves the state of a person's number; 0 when it was not in the state expected. */
export async function moveNissState(tx: Transaction, id: string, from: NissState, to: NissState): Promise<number> {
  const { count } = await bareSql(tx)`update persons set niss_state = ${to} where id = ${id} and niss_state = ${from}`
  return count
}

export type NumberedPerson = {
  firstName: string
  lastName: string
  username: string
  email: string
  language: Language
  nissSealed: Buffer
}

/** A person with account and present number, in one statement: asked for every credential that is sent. */
export async function findNumberedPerson(db: postgres.Sql, id: string): Promise<NumberedPerson | undefined> {
  const [row] = await db<NumberedPerson[]>`
    select p.first_name as "firstName", p.last_name as "lastName", a.username, a.email, a.language::text as language,
           n.niss_sealed as "nissSealed"
    from persons p
    join accounts a on a.person_id = p.id
    join person_numbers n on n.person_id = p.id and n.replaced_at is null
    where p.id = ${id}`
  return row
}

/** The number a person has now, sealed. */
export async function findPresentNumber(db: Reader, personId: string): Promise<PersonNumberRow | undefined> {
  const [row] = await db
    .select()
    .from(personNumbers)
    .where(and(eq(personNumbers.personId, personId), isNull(personNumbers.replacedAt)))
  return row
}

/** Where the numbers of some people stand. */
export async function nissStatesById(db: Reader, ids: readonly string[]): Promise<{ id: string; nissState: NissState }[]> {
  if (ids.length === 0) return []
  return db
    .select({ id: persons.id, nissState: persons.nissState })
    .from(persons)
    .where(inArray(persons.id, [...ids]))
}
