import { and, desc, eq, gt, inArray, isNotNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { registrationAccesses as accesses, registrationReferences, registrations } from '#db/schema/registrations.ts'
import type { Scope } from '../scope.ts'

export type RegistrationRow = typeof registrations.$inferSelect
export type NewRegistration = typeof registrations.$inferInsert
export type RegistrationChange = Partial<Omit<NewRegistration, 'id' | 'reference'>>

/** Rows of registrations that a scope shows. */
export function inScope(scope: Scope): SQL | undefined {
  switch (scope.kind) {
    case 'all':
      return undefined
    case 'registration':
      return eq(registrations.id, scope.registrationId)
    case 'company':
      return eq(registrations.companyId, scope.companyId)
    case 'none':
      return sql`false`
  }
}

/** The next human reference of a year, `R-2026-00042`. Gaps are possible, repeats are not. */
export async function nextReference(tx: Transaction, year: number): Promise<string> {
  const [row] = await tx
    .insert(registrationReferences)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: registrationReferences.year, set: { last: sql`${registrationReferences.last} + 1` } })
    .returning({ last: registrationReferences.last })
  return `R-${String(year)}-${String(row?.last ?? 0).padStart(5, '0')}`
}

export async function insertRegistration(tx: Transaction, values: NewRegistration): Promise<RegistrationRow | undefined> {
  const [row] = await tx.insert(registrations).values(values).returning()
  return row
}

export async function findRegistration(reader: Reader, scope: Scope, id: string): Promise<RegistrationRow | undefined> {
  const [row] = await reader
    .select()
    .from(registrations)
    .where(and(eq(registrations.id, id), inScope(scope)))
  return row
}

/** Loads and locks until the transaction ends, so that two acts on one file come one after the other. */
export async function lockRegistration(tx: Transaction, scope: Scope, id: string): Promise<RegistrationRow | undefined> {
  const [row] = await tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.id, id), inScope(scope)))
    .for('update')
  return row
}

/** Changes a locked row and answers it as it is now; undefined where the scope does not show it. */
export async function updateRegistration(
  tx: Transaction,
  scope: Scope,
  id: string,
  change: RegistrationChange,
): Promise<RegistrationRow | undefined> {
  const [row] = await tx
    .update(registrations)
    .set(change)
    .where(and(eq(registrations.id, id), inScope(scope)))
    .returning()
  return row
}

/** By the token it was begun with, or by one that a mailed link gave. */
export async function findByAccessToken(reader: Reader, tokenHash: Buffer, now: Date) {
  const given = reader.select({ id: accesses.registrationId }).from(accesses).where(eq(accesses.tokenHash, tokenHash))
  const byLink = sql`${registrations.id} = (${given})`
  const [row] = await reader
    .select({ id: registrations.id, rightsVersion: registrations.rightsVersion, accessExpiresAt: registrations.accessExpiresAt })
    .from(registrations)
    .where(and(or(eq(registrations.accessTokenHash, tokenHash), byLink), gt(registrations.accessExpiresAt, now)))
  return row
}

/** Files whose claim is over, oldest first. */
export async function lapsedClaims(reader: Reader, scope: Scope, now: Date, limit: number): Promise<{ id: string }[]> {
  return reader
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.status, 'in-review'),
        isNotNull(registrations.claimedUntil),
        lt(registrations.claimedUntil, now),
        inScope(scope),
      ),
    )
    .orderBy(registrations.claimedUntil)
    .limit(limit)
}

/** More than these change no median. */
const mostDecisions = 5_000

/** When files that were decided in a time had been sent, newest first; without whose they are. */
export async function decidedBetween(reader: Reader, from: Date, to: Date): Promise<{ submittedAt: Date; decidedAt: Date }[]> {
  const rows = await reader
    .select({ submittedAt: registrations.submittedAt, decidedAt: registrations.decidedAt })
    .from(registrations)
    .where(and(inArray(registrations.status, ['approved', 'refused']), gt(registrations.decidedAt, from), lte(registrations.decidedAt, to)))
    .orderBy(desc(registrations.decidedAt))
    .limit(mostDecisions)
  return rows.flatMap(({ submittedAt, decidedAt }) => (submittedAt && decidedAt ? [{ submittedAt, decidedAt }] : []))
}
