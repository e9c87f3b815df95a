import { and, asc, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { registrationRepresentatives as representatives, registrations, registrationUnits as units } from '#db/schema/registrations.ts'
import type { Scope } from '../../scope.ts'
import { inScope } from '../registrations.repository.ts'

export type UnitRow = typeof units.$inferSelect
export type RepresentativeRow = typeof representatives.$inferSelect
export type NewUnit = typeof units.$inferInsert & { id: string }
export type NewRepresentative = typeof representatives.$inferInsert & { id: string }

export async function listUnits(reader: Reader, scope: Scope, registrationId: string): Promise<UnitRow[]> {
  const rows = await reader
    .select({ unit: units })
    .from(units)
    .innerJoin(registrations, eq(units.registrationId, registrations.id))
    .where(and(eq(units.registrationId, registrationId), inScope(scope)))
    .orderBy(asc(units.place))
  return rows.map((row) => row.unit)
}

export async function listRepresentatives(reader: Reader, scope: Scope, registrationId: string): Promise<RepresentativeRow[]> {
  const rows = await reader
    .select({ representative: representatives })
    .from(representatives)
    .innerJoin(registrations, eq(representatives.registrationId, registrations.id))
    .where(and(eq(representatives.registrationId, registrationId), inScope(scope)))
    .orderBy(asc(representatives.place))
  return rows.map((row) => row.representative)
}

/** The list becomes exactly this one. Items keep their id; the caller only passes ids that are this registration's own, or new ones. */
export async function replaceUnits(tx: Transaction, registrationId: string, list: readonly NewUnit[]): Promise<void> {
  const kept = list.map((unit) => unit.id)
  await tx.delete(units).where(and(eq(units.registrationId, registrationId), kept.length > 0 ? notInArray(units.id, kept) : undefined))
  for (const { id, ...values } of list) {
    await tx
      .insert(units)
      .values({ id, ...values })
      .onConflictDoUpdate({ target: units.id, set: values })
  }
}

/** The units stay; that a register named them under another number counts no more. */
export async function forgetUnitNumbers(tx: Transaction, scope: Scope, registrationId: string): Promise<void> {
  const own = tx.select({ id: registrations.id }).from(registrations).where(inScope(scope))
  await tx
    .update(units)
    .set({ number: null })
    .where(and(eq(units.registrationId, registrationId), inArray(units.registrationId, own)))
}

export async function replaceRepresentatives(tx: Transaction, registrationId: string, list: readonly NewRepresentative[]): Promise<void> {
  const kept = list.map((person) => person.id)
  await tx
    .delete(representatives)
    .where(and(eq(representatives.registrationId, registrationId), kept.length > 0 ? notInArray(representatives.id, kept) : undefined))
  for (const { id, ...values } of list) {
    await tx
      .insert(representatives)
      .values({ id, ...values })
      .onConflictDoUpdate({ target: representatives.id, set: values })
  }
}

/** Notes which person a representative became. */
export async function nameRepresentative(tx: Transaction, id: string, personId: string): Promise<void> {
  await tx.update(representatives).set({ personId }).where(eq(representatives.id, id))
}

/** Numbers that were given and have not been compared with the register yet are going to be. */
export async function askNissChecks(tx: Transaction, registrationId: string): Promise<void> {
  await tx
    .update(representatives)
    .set({ nissCheck: 'asked' })
    .where(
      and(eq(representatives.registrationId, registrationId), isNotNull(representatives.nissSealed), isNull(representatives.nissCheck)),
    )
}

export async function findRepresentative(reader: Reader, registrationId: string, id: string): Promise<RepresentativeRow | undefined> {
  const [row] = await reader
    .select()
    .from(representatives)
    .where(and(eq(representatives.id, id), eq(representatives.registrationId, registrationId)))
  return row
}

type NissAnswer = Pick<RepresentativeRow, 'nissCheck' | 'registeredFirstName' | 'registeredLastName' | 'registeredBirthOn'>

/** Notes what the register has under the number that was asked about; 0 when that is answered, or another number stands there. */
export async function answerNissCheck(tx: Transaction, id: string, nissIndex: Buffer, answer: NissAnswer): Promise<number> {
  const rows = await tx
    .update(representatives)
    .set(answer)
    .where(and(eq(representatives.id, id), eq(representatives.nissIndex, nissIndex), eq(representatives.nissCheck, 'asked')))
    .returning({ id: representatives.id })
  return rows.length
}

/** The items by which registrations name a person, with the company each became. */
export async function representativesOfPerson(reader: Reader, personId: string): Promise<NamedIn[]> {
  return reader
    .select({
      representativeId: representatives.id,
      registrationId: registrations.id,
      version: registrations.version,
      companyId: registrations.companyId,
    })
    .from(representatives)
    .innerJoin(registrations, eq(representatives.registrationId, registrations.id))
    .where(eq(representatives.personId, personId))
    .orderBy(asc(registrations.createdAt))
}
export type NamedIn = { representativeId: string; registrationId: string; version: number; companyId: string | null }

export async function personOfRepresentative(reader: Reader, id: string): Promise<string | undefined> {
  const [row] = await reader.select({ personId: representatives.personId }).from(representatives).where(eq(representatives.id, id))
  return row?.personId ?? undefined
}
