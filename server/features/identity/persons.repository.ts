import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { personNumbers, persons } from '#db/schema/persons.ts'
import type { NissState } from './identity.contract.ts'

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
  const [row] = await db.select({ personId: personNumbers.personId }).from(personNumbers).where(inArray(personNumbers.nissIndex, nissIndexes))
  return row?.personId
}

export async function insertPerson(tx: Transaction, row: NewPerson): Promise<void> {
  await tx.insert(persons).values(row)
}

/** Writes what a register knows of a person whom the caller has locked. */
export async function namePerson(tx: Transaction, id: string, values: Pick<NewPerson, 'firstName' | 'lastName' | 'birthOn'>): Promise<void> {
  await tx.update(persons).set(values).where(eq(persons.id, id))
}

/** Takes back a person just inserted in this transaction. */
export async function deletePerson(tx: Transaction, id: string): Promise<void> {
  await tx.delete(persons).where(eq(persons.id, id))
}

/** 0 when the number, or a present number of the person, is there already; waits for a twin that inserts it now. */
export async function insertNumber(tx: Transaction, row: typeof personNumbers.$inferInsert): Promise<number> {
  const inserted = await tx.insert(personNumbers).values(row).onConflictDoNothing().returning({ id: personNumbers.id })
  return inserted.length
}

/** Moves the state of a person's number; 0 when it was not in the state expected. */
export async function moveNissState(tx: Transaction, id: string, from: NissState, to: NissState): Promise<number> {
  const moved = await tx
    .update(persons)
    .set({ nissState: to })
    .where(and(eq(persons.id, id), eq(persons.nissState, from)))
    .returning({ id: persons.id })
  return moved.length
}

/** The number a person has now, sealed. */
export async function findPresentNumber(db: Reader, personId: string): Promise<PersonNumberRow | undefined> {
  const [row] = await db.select().from(personNumbers).where(and(eq(personNumbers.personId, personId), isNull(personNumbers.replacedAt)))
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
