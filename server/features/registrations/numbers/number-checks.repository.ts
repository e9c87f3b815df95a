import { and, desc, eq, exists, gt, inArray, isNull, lt, not } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reader, Transaction } from '#db/client.ts'
import { registrationNumberChecks as checks, registrations } from '#db/schema/registrations.ts'
import type { Scope } from '../../scope.ts'
import type { RegisterFacts } from '../registrations.contract.ts'
import { inScope } from '../registrations.repository.ts'

export type NumberCheckRow = typeof checks.$inferSelect
export type NumberCheckConcern = 'number' | 'register'

export async function insertNumberCheck(tx: Transaction, values: typeof checks.$inferInsert): Promise<void> {
  await tx.insert(checks).values(values)
}

/** All questions put to registers for one registration, newest first. */
export async function listNumberChecks(reader: Reader, scope: Scope, registrationId: string): Promise<NumberCheckRow[]> {
  const rows = await reader
    .select({ check: checks })
    .from(checks)
    .innerJoin(registrations, eq(checks.registrationId, registrations.id))
    .where(and(eq(checks.registrationId, registrationId), inScope(scope)))
    .orderBy(desc(checks.askedAt), desc(checks.id))
  return rows.map((row) => row.check)
}

export async function findNumberCheck(reader: Reader, scope: Scope, id: string): Promise<NumberCheckRow | undefined> {
  const [row] = await reader
    .select({ check: checks })
    .from(checks)
    .innerJoin(registrations, eq(checks.registrationId, registrations.id))
    .where(and(eq(checks.id, id), inScope(scope)))
  return row?.check
}

export type NumberCheckChange = Partial<Omit<NumberCheckRow, 'id' | 'registrationId' | 'kind' | 'concerns' | 'number'>>

/** Writes an answer, unless one that settles the question is there already; answers how many rows it changed. */
export async function answerNumberCheck(tx: Transaction, id: string, change: NumberCheckChange): Promise<number> {
  const rows = await tx
    .update(checks)
    .set(change)
    .where(and(eq(checks.id, id), inArray(checks.state, ['asked', 'unavailable'])))
    .returning({ id: checks.id })
  return rows.length
}

/** Keeps beside the register's facts what they replaced. */
export async function keepFacts(tx: Transaction, scope: Scope, check: NumberCheckRow, facts: RegisterFacts): Promise<void> {
  const own = tx.select({ id: registrations.id }).from(registrations).where(inScope(scope))
  await tx
    .update(checks)
    .set({ facts })
    .where(and(eq(checks.id, check.id), inArray(checks.registrationId, own)))
}

/** The newest answer by which VIES itself, asked after `since`, said that this number is valid. */
export async function validAnswerSince(
  reader: Reader,
  scope: Scope,
  { number, since }: { number: string; since: Date },
): Promise<NumberCheckRow | undefined> {
  const [row] = await reader
    .select({ check: checks })
    .from(checks)
    .innerJoin(registrations, eq(checks.registrationId, registrations.id))
    .where(
      and(
        eq(checks.kind, 'vies'),
        eq(checks.number, number),
        eq(checks.state, 'valid'),
        gt(checks.checkedAt, since),
        // A day is counted from the register's own word, not from its echo.
        isNull(checks.answeredBy),
        inScope(scope),
      ),
    )
    .orderBy(desc(checks.checkedAt))
    .limit(1)
  return row?.check
}

/**
 * Questions that a register has left open since before `askedBefore`, for files that still wait for them; not those that a
 * newer question of the same file has replaced.
 */
export async function silentChecks(reader: Reader, scope: Scope, askedBefore: Date, limit: number) {
  const newer = alias(checks, 'newer')
  const replaced = reader
    .select({ id: newer.id })
    .from(newer)
    .where(and(eq(newer.registrationId, checks.registrationId), eq(newer.concerns, checks.concerns), gt(newer.id, checks.id)))
  return reader
    .select({ checkId: checks.id, registrationId: registrations.id })
    .from(checks)
    .innerJoin(registrations, eq(checks.registrationId, registrations.id))
    .where(
      and(
        inArray(checks.kind, ['vies', 'kbo']),
        inArray(checks.state, ['asked', 'unavailable']),
        lt(checks.askedAt, askedBefore),
        not(exists(replaced)),
        inArray(registrations.status, ['draft', 'submitted', 'in-review', 'correction-asked']),
        inScope(scope),
      ),
    )
    .limit(limit)
}

/** The newest question of each concern, from a list that is newest first. */
export function presentChecks(rows: readonly NumberCheckRow[]): {
  number: NumberCheckRow | undefined
  register: NumberCheckRow | undefined
} {
  return { number: rows.find((row) => row.concerns === 'number'), register: rows.find((row) => row.concerns === 'register') }
}
