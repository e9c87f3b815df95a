import { and, desc, eq, gt, inArray, isNull, max, ne } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { EndOfSession } from './sessions.repository.ts'

export type OwnSessionRow = Pick<
  typeof sessions.$inferSelect,
  'id' | 'next' | 'authMethod' | 'ip' | 'browser' | 'createdAt' | 'lastSeenAt' | 'expiresAt'
>

/** When a session began. */
export async function findSessionBegin(db: Reader, id: string): Promise<Date | undefined> {
  const [row] = await db.select({ createdAt: sessions.createdAt }).from(sessions).where(eq(sessions.id, id))
  return row?.createdAt
}

/** When a session ends in any case. */
export async function findSessionExpiry(db: Reader, id: string): Promise<Date | undefined> {
  const [row] = await db.select({ expiresAt: sessions.expiresAt }).from(sessions).where(eq(sessions.id, id))
  return row?.expiresAt
}

/** The sessions of an account that nobody has ended and that were used since `usedSince`, the last used first. */
export async function livingSessionsOf(db: Reader, accountId: string, at: { now: Date; usedSince: Date }): Promise<OwnSessionRow[]> {
  const { id, next, authMethod, ip, browser, createdAt, lastSeenAt, expiresAt } = sessions
  return db
    .select({ id, next, authMethod, ip, browser, createdAt, lastSeenAt, expiresAt })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), eq(accounts.rightsVersion, sessions.rightsVersion)))
    .where(
      and(
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, at.now),
        gt(sessions.lastSeenAt, at.usedSince),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
}

/** Ends a session of this account, and of no other; 0 when there is none such, or it had ended. */
export async function endSessionOf(tx: Transaction, accountId: string, id: string, because: EndOfSession, now: Date): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now, endedBecause: because })
    .where(and(eq(sessions.id, id), eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return ended.length
}

/** Ends all sessions of an account but one; answers which. */
export async function endSessionsBut(
  tx: Transaction,
  accountId: string,
  exceptId: string,
  because: EndOfSession,
  now: Date,
): Promise<string[]> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now, endedBecause: because })
    .where(and(eq(sessions.accountId, accountId), ne(sessions.id, exceptId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return ended.map(({ id }) => id)
}

/** When each of these accounts was last signed in to, as long as its sessions are kept. */
export async function lastSignIns(db: Reader, accountIds: readonly string[]): Promise<Map<string, Date>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .select({ accountId: sessions.accountId, at: max(sessions.createdAt) })
    .from(sessions)
    .where(and(inArray(sessions.accountId, [...accountIds]), inArray(sessions.next, ['profile', 'done'])))
    .groupBy(sessions.accountId)
  return new Map(rows.flatMap(({ accountId, at }) => (at === null ? [] : [[accountId, at] as const])))
}
