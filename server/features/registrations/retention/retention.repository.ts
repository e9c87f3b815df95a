import { and, count, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { issuedSecrets } from '#db/schema/accounts.ts'
import { registrationMessages as messages } from '#db/schema/registration-messages.ts'
import {
  registrationAccesses as accesses,
  registrationEntries as entries,
  registrationNumberChecks as checks,
  registrationRepresentatives as representatives,
  registrations,
  registrationUnits as units,
  registrationVersions as versions,
} from '#db/schema/registrations.ts'
import type { Scope } from '../../scope.ts'
import { inScope } from '../registrations.repository.ts'
import { linkPurposes } from '../links/resume-links.repository.ts'
import { warningDays, type RetentionLimits } from './retention.rules.ts'
import { draftDays } from '../registrations.contract.ts'

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
  const links = and(inArray(issuedSecrets.purpose, linkPurposes), inArray(issuedSecrets.registrationId, shown))
  await tx.delete(issuedSecrets).where(links)
  for (const part of [units, representatives, checks, versions, messages, entries, accesses])
    await tx.delete(part).where(inArray(part.registrationId, shown))
  await tx.delete(registrations).where(and(inArray(registrations.id, [...ids]), inScope(scope)))
}

/** Drafts with a contact that go within the days of warning, and whose contact was not told since the last touch. */
export async function draftsToTell(reader: Reader, scope: Scope, now: Date, limit: number): Promise<{ id: string }[]> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  return reader
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.status, 'draft'),
        isNotNull(registrations.contactEmail),
        gt(registrations.touchedAt, daysAgo(draftDays)),
        lte(registrations.touchedAt, daysAgo(draftDays - warningDays)),
        or(isNull(registrations.expiryToldAt), lt(registrations.expiryToldAt, registrations.touchedAt)),
        inScope(scope),
      ),
    )
    .orderBy(registrations.touchedAt)
    .limit(limit)
}
