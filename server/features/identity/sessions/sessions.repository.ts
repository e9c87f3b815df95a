import { and, desc, eq, inArray, isNull, lt, ne } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Database, Reader, Transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import { bareSql } from '#db/transaction.ts'
import type { Language, SignInStep, StaffRole } from '../identity.contract.ts'

export type EndOfSession =
  | 'signed-out'
  | 'replaced'
  | 'password-changed'
  | 'rights-changed'
  | 'blocked'
  | 'factors-reset'
  | 'credentials-reissued'
  | 'ended-by-owner'

export type SessionRow = {
  id: string
  next: SignInStep
  authMethod: string
  lastSeenAt: Date
  expiresAt: Date
  accountId: string
  kind: 'person' | 'staff'
  personId: string | null
  companyId: string | null
  name: string
  language: Language
  roles: StaffRole[]
}

type Found = Omit<SessionRow, 'lastSeenAt' | 'expiresAt'> & { lastSeenAt: string; expiresAt: string }

/**
 * The living session of a cookie with the account it belongs to: asked once for every request, so written for the bare
 * driver. A blocked account and rights changed since the session began are as good as no session.
 */
export async function findLivingSession(db: postgres.Sql, tokenHash: Buffer): Promise<SessionRow | undefined> {
  const [row] = await db<Found[]>`
    select s.id, s.next, s.auth_method as "authMethod", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
           a.id as "accountId", a.kind, a.person_id as "personId", s.company_id as "companyId", a.display_name as name, a.language,
           a.roles::text[] as roles
    from sessions s join accounts a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.ended_at is null and a.blocked_at is null
      and s.rights_version = a.rights_version`
  if (!row) return undefined
  return { ...row, lastSeenAt: new Date(row.lastSeenAt), expiresAt: new Date(row.expiresAt) }
}

export async function insertSession(tx: Transaction, row: typeof sessions.$inferInsert & { next: SignInStep }): Promise<void> {
  await tx.insert(sessions).values(row)
}

/** The session moves on and its cookie changes, so that one known from before opens nothing; 0 when it was elsewhere already. */
export async function advanceSessionRow(
  tx: Transaction,
  id: string,
  from: SignInStep,
  to: { next: SignInStep; tokenHash: Buffer; authMethod: string; expiresAt: Date; lastSeenAt: Date; companyId?: string },
): Promise<number> {
  const moved = await tx
    .update(sessions)
    .set(to)
    .where(and(eq(sessions.id, id), eq(sessions.next, from), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return moved.length
}

/** A living session acts for another company from now on; 0 when it has ended. */
export async function turnSession(tx: Transaction, id: string, companyId: string): Promise<number> {
  const turned = await tx
    .update(sessions)
    .set({ companyId })
    .where(and(eq(sessions.id, id), eq(sessions.next, 'done'), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return turned.length
}

export async function touchSession(db: Database, id: string, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, now)))
}

/** 0 when it had ended already. */
export async function endSession(tx: Transaction, id: string, because: EndOfSession, now: Date): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now, endedBecause: because })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return ended.length
}

export async function endSessionsOf(
  tx: Transaction,
  accountId: string,
  because: EndOfSession,
  now: Date,
  exceptId?: string,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now, endedBecause: because })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), exceptId === undefined ? undefined : ne(sessions.id, exceptId)))
}

/** When somebody last came in with all factors, as far as sessions are kept. */
export async function lastSignIn(db: Reader, accountId: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ createdAt: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), inArray(sessions.next, ['profile', 'done'])))
    .orderBy(desc(sessions.createdAt))
    .limit(1)
  return row?.createdAt
}

/** How many sessions ended, or lapsed, before `before`; at most so many are taken away, and all are counted in a dry run. */
export async function forgetSessions(tx: Transaction, before: Date, atMost: number, dryRun: boolean): Promise<number> {
  const sql = bareSql(tx)
  const at = before.toISOString()
  const rows = dryRun
    ? await sql<{ id: string }[]>`select id from sessions where coalesce(ended_at, expires_at) < ${at}`
    : await sql<{ id: string }[]>`
        delete from sessions where id in (select id from sessions where coalesce(ended_at, expires_at) < ${at} limit ${atMost}) returning id`
  return rows.length
}
