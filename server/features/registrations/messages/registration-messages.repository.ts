import { and, count, desc, eq, gt, inArray, isNull, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { registrationMessages } from '#db/schema/registration-messages.ts'
import type { Scope } from '../../scope.ts'
import type { MessageSide } from './registration-messages.contract.ts'

export type MessageRow = typeof registrationMessages.$inferSelect

/** Messages of registrations that a scope shows. */
function inScope(scope: Scope): SQL | undefined {
  switch (scope.kind) {
    case 'all':
      return undefined
    case 'registration':
      return eq(registrationMessages.registrationId, scope.registrationId)
    // Nobody of an admitted company reads what was written while it registered.
    case 'company':
    case 'none':
      return sql`false`
  }
}

const of = (scope: Scope, registrationId: string) => and(eq(registrationMessages.registrationId, registrationId), inScope(scope))
const unreadFrom = (side: MessageSide) => and(eq(registrationMessages.side, side), isNull(registrationMessages.readAt))

export async function insertMessage(tx: Transaction, values: typeof registrationMessages.$inferInsert): Promise<void> {
  await tx.insert(registrationMessages).values(values)
}

/** The newest first; ids are made in the order of time. */
export async function newestMessages(
  reader: Reader,
  scope: Scope,
  registrationId: string,
  page: { before: string | undefined; limit: number },
): Promise<MessageRow[]> {
  return reader
    .select()
    .from(registrationMessages)
    .where(and(of(scope, registrationId), page.before === undefined ? undefined : lt(registrationMessages.id, page.before)))
    .orderBy(desc(registrationMessages.id))
    .limit(page.limit)
}

export async function findMessage(reader: Reader, scope: Scope, id: string): Promise<MessageRow | undefined> {
  const [row] = await reader
    .select()
    .from(registrationMessages)
    .where(and(eq(registrationMessages.id, id), inScope(scope)))
  return row
}

/** How many one side wrote after a moment, and when the first of them was. */
export async function countSince(reader: Reader, scope: Scope, registrationId: string, side: MessageSide, since: Date): Promise<number> {
  const [row] = await reader
    .select({ count: count() })
    .from(registrationMessages)
    .where(and(of(scope, registrationId), eq(registrationMessages.side, side), gt(registrationMessages.sentAt, since)))
  return row?.count ?? 0
}

/** What one side wrote and the other has not read, by registration; one without is not named. */
export async function countUnread(
  reader: Reader,
  scope: Scope,
  ids: readonly string[],
  side: MessageSide,
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({ id: registrationMessages.registrationId, count: count() })
    .from(registrationMessages)
    .where(and(inArray(registrationMessages.registrationId, [...ids]), unreadFrom(side), inScope(scope)))
    .groupBy(registrationMessages.registrationId)
  return new Map(rows.map((row) => [row.id, row.count]))
}

/** Marks what one side wrote, up to a message, as read by the other; answers how many were not yet. */
export async function markReadRows(
  tx: Transaction,
  scope: Scope,
  registrationId: string,
  { side, upTo, now }: { side: MessageSide; upTo?: string; now: Date },
): Promise<number> {
  const rows = await tx
    .update(registrationMessages)
    .set({ readAt: now })
    .where(and(of(scope, registrationId), unreadFrom(side), upTo === undefined ? undefined : lte(registrationMessages.id, upTo)))
    .returning({ id: registrationMessages.id })
  return rows.length
}
