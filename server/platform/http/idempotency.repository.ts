import { and, eq, lt } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { idempotentAnswers } from '#db/schema/idempotency.ts'

/** Which act of whom: the same key in another's hand, or at another door, is another key. */
export type KeyPlace = { caller: string; endpoint: string; keyHash: Buffer }
export type KeptRow = { bodyHash: Buffer; status: number | null; answer: Buffer | null; createdAt: Date }

const at = (place: KeyPlace) =>
  and(
    eq(idempotentAnswers.caller, place.caller),
    eq(idempotentAnswers.endpoint, place.endpoint),
    eq(idempotentAnswers.keyHash, place.keyHash),
  )
const held = (place: KeyPlace, since: Date) => and(at(place), eq(idempotentAnswers.createdAt, since))

/** True for the one who was first. */
export async function takePlace(db: Database, place: KeyPlace, bodyHash: Buffer, now: Date): Promise<boolean> {
  const rows = await db
    .insert(idempotentAnswers)
    .values({ ...place, bodyHash, createdAt: now })
    .onConflictDoNothing()
    .returning({ createdAt: idempotentAnswers.createdAt })
  return rows.length === 1
}

export async function findKept(db: Database, place: KeyPlace): Promise<KeptRow | undefined> {
  const { bodyHash, status, answer, createdAt } = idempotentAnswers
  const [row] = await db.select({ bodyHash, status, answer, createdAt }).from(idempotentAnswers).where(at(place))
  return row
}

/** Takes a place over that somebody held since `since`; true for the one who got it. */
export async function takeOver(db: Database, place: KeyPlace, since: Date, bodyHash: Buffer, now: Date): Promise<boolean> {
  const rows = await db
    .update(idempotentAnswers)
    .set({ bodyHash, status: null, answer: null, createdAt: now })
    .where(held(place, since))
    .returning({ createdAt: idempotentAnswers.createdAt })
  return rows.length === 1
}

export async function keep(db: Database, place: KeyPlace, since: Date, status: number, answer: Buffer): Promise<void> {
  await db.update(idempotentAnswers).set({ status, answer }).where(held(place, since))
}

export async function letGo(db: Database, place: KeyPlace, since: Date): Promise<void> {
  await db.delete(idempotentAnswers).where(held(place, since))
}

export async function removeKeptBefore(db: Database, before: Date): Promise<void> {
  await db.delete(idempotentAnswers).where(lt(idempotentAnswers.createdAt, before))
}
