import { and, desc, eq, gt, inArray, isNull, ne, notInArray, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { issuedSecrets } from '#db/schema/accounts.ts'
import { registrationAccesses as accesses, registrations } from '#db/schema/registrations.ts'
import type { Scope } from '../../scope.ts'
import { inScope, type RegistrationRow } from '../registrations.repository.ts'

/** Both the purpose of the issue and what its token is derived for; the table is that of all mailed secrets. */
export const resumePurpose = 'resume-link'
/** A link in a mail about how it stands: it was not asked for, and neither counts against nor voids those that were. */
export const statusPurpose = 'status-link'
export const linkPurposes = [resumePurpose, statusPurpose] as const

export type LinkRow = typeof issuedSecrets.$inferSelect

/** A registration by its reference, locked until the transaction ends, for who names it from outside. */
export async function lockByReference(tx: Transaction, scope: Scope, reference: string): Promise<RegistrationRow | undefined> {
  const [row] = await tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.reference, reference), inScope(scope)))
    .for('update')
  return row
}

export async function findLink(reader: Reader, id: string): Promise<LinkRow | undefined> {
  const [row] = await reader
    .select()
    .from(issuedSecrets)
    .where(and(eq(issuedSecrets.id, id), inArray(issuedSecrets.purpose, linkPurposes)))
  return row
}

export async function findLinkByHash(reader: Reader, secretHash: Buffer): Promise<LinkRow | undefined> {
  const [row] = await reader
    .select()
    .from(issuedSecrets)
    .where(and(eq(issuedSecrets.secretHash, secretHash), inArray(issuedSecrets.purpose, linkPurposes)))
  return row
}

/** The links that were asked for since then. */
export async function linksSince(reader: Reader, registrationId: string, since: Date): Promise<LinkRow[]> {
  return reader
    .select()
    .from(issuedSecrets)
    .where(and(ofRegistration(registrationId, [resumePurpose]), gt(issuedSecrets.createdAt, since)))
}

type NewLink = typeof issuedSecrets.$inferInsert & { purpose: (typeof linkPurposes)[number] }

export async function insertLink(tx: Transaction, row: NewLink): Promise<void> {
  await tx.insert(issuedSecrets).values(row)
}

/** Links that were asked for before stop working: a newer one is on its way. */
export async function voidOlderLinks(tx: Transaction, registrationId: string, now: Date, newest: string): Promise<void> {
  await voidWhere(tx, now, and(ofRegistration(registrationId, [resumePurpose]), ne(issuedSecrets.id, newest)))
}

/** No link that was mailed works any more: the contact is another. */
export async function voidAllLinks(tx: Transaction, registrationId: string, now: Date): Promise<void> {
  await voidWhere(tx, now, ofRegistration(registrationId, linkPurposes))
}

async function voidWhere(tx: Transaction, now: Date, which: SQL | undefined): Promise<void> {
  await tx
    .update(issuedSecrets)
    .set({ voidedAt: now })
    .where(and(which, isNull(issuedSecrets.usedAt), isNull(issuedSecrets.voidedAt)))
}

/** Uses a link; 0 when it was used or made void meanwhile. */
export async function useLink(tx: Transaction, id: string, now: Date): Promise<number> {
  const used = await tx
    .update(issuedSecrets)
    .set({ usedAt: now })
    .where(and(eq(issuedSecrets.id, id), isNull(issuedSecrets.usedAt), isNull(issuedSecrets.voidedAt)))
    .returning({ id: issuedSecrets.id })
  return used.length
}

/** So many browsers may hold one registration by links; the oldest give way. */
const mostAccesses = 10

/** One more token that opens a registration. */
export async function giveAccess(tx: Transaction, scope: Scope, row: typeof accesses.$inferInsert): Promise<void> {
  await tx.insert(accesses).values(row)
  const newest = tx
    .select({ tokenHash: accesses.tokenHash })
    .from(accesses)
    .where(eq(accesses.registrationId, row.registrationId))
    .orderBy(desc(accesses.createdAt))
    .limit(mostAccesses)
  const shown = tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.id, row.registrationId), inScope(scope)))
  await tx.delete(accesses).where(and(inArray(accesses.registrationId, shown), notInArray(accesses.tokenHash, newest)))
}

const ofRegistration = (registrationId: string, purposes: readonly string[]) =>
  and(eq(issuedSecrets.registrationId, registrationId), inArray(issuedSecrets.purpose, [...purposes]))
