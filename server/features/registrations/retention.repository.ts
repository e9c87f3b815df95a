import { and, count, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { issuedSecrets } from '#db/schema/accounts.ts'
import {
  registrationAccesses as accesses,
  registrationEntries as entries,
  registrationNumberChecks as checks,
  registrationRepresentatives as representatives,
  registrations,
  registrationUnits as units,
  registrationVersions as versions,
} from '#db/schema/registrations.ts'
import type { Scope } from '../scope.ts'
import { inScope } from './registrations.repository.ts'
import { resumePurpose } from './resume-links.repository.ts'
import type { RetentionLimits } from './retention.rules.ts'

const over = (scope: Scope, { draftsBefore, endedBefore }: RetentionLimits) => {
  const ended = sql`coalesce(${registrations.decidedAt}, ${registrations.touchedAt}) < ${endedBefore.toISOString()}::timestamptz`
  return and(
    or(
      and(eq(registrations.status, 'draft'), lt(registrations.touchedAt, draftsBefore)),
      and(inArray(registrations.status, ['refused', 'withdrawn']), ended),
    ),
    inScope(scope),
  )
}

export async function countOver(reader: Reader, scope: Scope, limits: RetentionLimits) {
  return reader
    .select({ status: registrations.status, count: count() })
    .from(registrations)
    .where(over(scope, limits))
    .groupBy(registrations.status)
}

/** Locks a portion of them; one that somebody holds at this moment, perhaps touching it, is passed over. */
export async function lockOver(tx: Transaction, scope: Scope, limits: RetentionLimits, limit: number) {
  return tx
    .select({ id: registrations.id, status: registrations.status })
    .from(registrations)
    .where(over(scope, limits))
    .orderBy(registrations.id)
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** Takes registrations away with every row that hangs on them. */
export async function deleteWhole(tx: Transaction, scope: Scope, ids: readonly string[]): Promise<void> {
  const shown = tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(inArray(registrations.id, [...ids]), inScope(scope)))
  const links = and(eq(issuedSecrets.purpose, resumePurpose), inArray(issuedSecrets.registrationId, shown))
  await tx.delete(issuedSecrets).where(links)
  for (const part of [units, representatives, checks, versions, entries, accesses]) await tx.delete(part).where(inArray(part.registrationId, shown))
  await tx.delete(registrations).where(and(inArray(registrations.id, [...ids]), inScope(scope)))
}
