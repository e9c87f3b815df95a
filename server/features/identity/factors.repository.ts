import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { phones, recoveryCodes } from '#db/schema/factors.ts'

export type PhoneRow = typeof phones.$inferSelect

const counts = (accountId: string) => and(eq(phones.accountId, accountId), isNotNull(phones.linkedAt), isNull(phones.waitsForSession))

/** The phones whose codes count, the oldest first. The caller has locked the account where it is to stay so. */
export async function listPhones(db: Reader, accountId: string): Promise<PhoneRow[]> {
  return db.select().from(phones).where(counts(accountId)).orderBy(asc(phones.createdAt), asc(phones.id))
}

export async function hasPhone(db: Reader, accountId: string): Promise<boolean> {
  const rows = await db.select({ id: phones.id }).from(phones).where(counts(accountId)).limit(1)
  return rows.length > 0
}

/** Of these accounts, those that have a phone. */
export async function accountsWithPhone(db: Reader, accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ accountId: phones.accountId })
    .from(phones)
    .where(and(inArray(phones.accountId, [...accountIds]), isNotNull(phones.linkedAt), isNull(phones.waitsForSession)))
  return new Set(rows.map((row) => row.accountId))
}

/** Which phone is being linked: the account's first, or the one that a session adds or exchanges. */
export type BeingLinked = { accountId: string; sessionId: string | null }

const isBeingLinked = ({ accountId, sessionId }: BeingLinked): SQL | undefined =>
  and(
    eq(phones.accountId, accountId),
    isNull(phones.linkedAt),
    sessionId === null ? isNull(phones.waitsForSession) : eq(phones.waitsForSession, sessionId),
  )

export async function findPhoneBeingLinked(db: Reader, being: BeingLinked): Promise<PhoneRow | undefined> {
  const [row] = await db.select().from(phones).where(isBeingLinked(being))
  return row
}

/** Keeps a new secret; where one is being linked already, nothing is done. */
export async function beginPhone(db: Reader, being: BeingLinked, secret: Buffer, now: Date): Promise<void> {
  const { accountId, sessionId } = being
  await db.insert(phones).values({ accountId, secret, waitsForSession: sessionId, createdAt: now }).onConflictDoNothing()
}

/** Changes a phone of an account that the caller has locked. */
export async function updatePhone(tx: Transaction, id: string, values: Partial<Omit<PhoneRow, 'id' | 'accountId'>>): Promise<void> {
  await tx.update(phones).set(values).where(eq(phones.id, id))
}

/** Gives up what was begun, so that a new secret can take its place. */
export async function forgetPhoneBeingLinked(tx: Transaction, being: BeingLinked): Promise<void> {
  await tx.delete(phones).where(isBeingLinked(being))
}

/** Unlinks a phone of an account that the caller has locked. */
export async function deletePhone(tx: Transaction, id: string): Promise<void> {
  await tx.delete(phones).where(eq(phones.id, id))
}

/** How many recovery codes of an account can still be used. */
export async function countRecoveryCodes(db: Reader, accountId: string): Promise<number> {
  return db.$count(
    recoveryCodes,
    and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt), isNull(recoveryCodes.waitsForSession)),
  )
}

export async function deletePhonesOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.delete(phones).where(eq(phones.accountId, accountId))
}

/** New codes in the place of those before; `waitsForSession`: beside those before, until that session has come to its end. */
export async function giveRecoveryCodes(
  tx: Transaction,
  accountId: string,
  codeHashes: readonly Buffer[],
  waitsForSession: string | null = null,
): Promise<void> {
  const replaced = waitsForSession === null ? isNull(recoveryCodes.waitsForSession) : eq(recoveryCodes.waitsForSession, waitsForSession)
  await tx.delete(recoveryCodes).where(and(eq(recoveryCodes.accountId, accountId), replaced))
  if (codeHashes.length > 0) await tx.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ accountId, codeHash, waitsForSession })))
}

/** Uses up a recovery code; 0 when there is none such, or it was used. */
export async function useRecoveryCode(tx: Transaction, accountId: string, codeHashes: Buffer[], now: Date): Promise<number> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.accountId, accountId),
        inArray(recoveryCodes.codeHash, codeHashes),
        isNull(recoveryCodes.usedAt),
        isNull(recoveryCodes.waitsForSession),
      ),
    )
    .returning({ id: recoveryCodes.id })
  return used.length
}

/** What `sessionId` has linked takes the place of all before: those phones and codes go, its own count from now on. */
export async function exchangeFactors(tx: Transaction, accountId: string, sessionId: string): Promise<void> {
  const others = or(isNull(phones.waitsForSession), ne(phones.waitsForSession, sessionId))
  await tx.delete(phones).where(and(eq(phones.accountId, accountId), others))
  await tx.update(phones).set({ waitsForSession: null }).where(eq(phones.waitsForSession, sessionId))
  const otherCodes = or(isNull(recoveryCodes.waitsForSession), ne(recoveryCodes.waitsForSession, sessionId))
  await tx.delete(recoveryCodes).where(and(eq(recoveryCodes.accountId, accountId), otherCodes))
  await tx.update(recoveryCodes).set({ waitsForSession: null }).where(eq(recoveryCodes.waitsForSession, sessionId))
}

/** What waited for sessions that are over will never count. */
export async function forgetWaitingFactors(tx: Transaction, before: Date): Promise<void> {
  const stale = and(isNotNull(phones.waitsForSession), lt(phones.createdAt, before))
  const gone = await tx.delete(phones).where(stale).returning({ sessionId: phones.waitsForSession })
  const sessionIds = gone.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]))
  if (sessionIds.length > 0) await tx.delete(recoveryCodes).where(inArray(recoveryCodes.waitsForSession, sessionIds))
}
