import { and, asc, eq, notInArray } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { registrationRepresentatives as representatives, registrations, registrationUnits as units } from '#db/schema/registrations.ts'
import type { Scope } from '../scope.ts'
import { inScope } from './registrations.repository.ts'

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
