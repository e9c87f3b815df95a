import { and, desc, eq, isNotNull, isNull, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { accounts } from '#db/schema/accounts.ts'
import { deskCards } from '#db/schema/desk-cards.ts'
import { registrations } from '#db/schema/registrations.ts'
import type { Scope } from '../scope.ts'
import type { CardKind, CardState } from './cards.contract.ts'

export type CardRow = typeof deskCards.$inferSelect
export type NewCard = {
  kind: CardKind
  subject: { type: string; id: string }
  code: string | null
  facts: Record<string, string>
  at: Date
}

/** Raising and healing take turns about one subject: a job that heals may run beside the one that raises. */
export async function lockCardsAbout(tx: Transaction, { type, id }: { type: string; id: string }): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`cards ${type} ${id}`}, 0))`)
}

/** One open card for each kind and subject: what happens again is counted on it. Waits for a twin that raises it now. */
export async function raiseCardRow(tx: Transaction, card: NewCard): Promise<CardRow | undefined> {
  const { kind, subject, code, facts, at } = card
  const [row] = await tx
    .insert(deskCards)
    .values({ id: newId(), kind, subjectType: subject.type, subjectId: subject.id, code, facts, raisedAt: at, lastAt: at })
    .onConflictDoUpdate({
      target: [deskCards.kind, deskCards.subjectType, deskCards.subjectId],
      targetWhere: isNull(deskCards.closedAt),
      set: { times: sql`${deskCards.times} + 1`, code, facts, lastAt: sql`greatest(${deskCards.lastAt}, excluded.last_at)` },
    })
    .returning()
  return row
}

/** Closes the open card of the kind about a subject, if there is one that was last raised no later than `until`; answers it. */
export async function healCardRow(
  tx: Transaction,
  { kind, subject, until }: { kind: CardKind; subject: { type: string; id: string }; until?: Date },
  now: Date,
): Promise<CardRow | undefined> {
  const [row] = await tx
    .update(deskCards)
    .set({ closedAt: now })
    .where(
      and(
        eq(deskCards.kind, kind),
        eq(deskCards.subjectType, subject.type),
        eq(deskCards.subjectId, subject.id),
        isNull(deskCards.closedAt),
        until === undefined ? undefined : lte(deskCards.lastAt, until),
      ),
    )
    .returning()
  return row
}

export async function lockCard(tx: Transaction, id: string): Promise<CardRow | undefined> {
  const [row] = await tx.select().from(deskCards).where(eq(deskCards.id, id)).for('update')
  return row
}

export async function closeCardRow(tx: Transaction, id: string, values: { by: string; note: string | null; now: Date }): Promise<void> {
  await tx
    .update(deskCards)
    .set({ closedAt: values.now, closedBy: values.by, closedNote: values.note, version: sql`${deskCards.version} + 1` })
    .where(eq(deskCards.id, id))
}

export type ShownCard = {
  card: CardRow
  closerName: string | null
  registration: { id: string; reference: string; companyName: string | null } | null
}
export type CardFilter = { state: CardState; kind?: CardKind }

const matching = ({ state, kind }: CardFilter): SQL | undefined =>
  and(
    state === 'open' ? isNull(deskCards.closedAt) : isNotNull(deskCards.closedAt),
    kind === undefined ? undefined : eq(deskCards.kind, kind),
  )

function shown(reader: Reader, scope: Scope, where: SQL | undefined) {
  // Who may read cards sees every file they name, but for drafts: those are their applicants' own until they are sent.
  const names = and(
    sql`${registrations.id}::text = ${deskCards.facts} ->> 'registrationId'`,
    isNotNull(registrations.submittedAt),
    scope.kind === 'all' ? undefined : sql`false`,
  )
  return reader
    .select({
      card: deskCards,
      closerName: accounts.displayName,
      registration: { id: registrations.id, reference: registrations.reference, companyName: registrations.commercialName },
    })
    .from(deskCards)
    .leftJoin(accounts, eq(accounts.id, deskCards.closedBy))
    .leftJoin(registrations, names)
    .where(where)
}

/** A page of cards, newest first: their ids are made in the order of time. */
export async function listCardRows(
  reader: Reader,
  scope: Scope,
  filter: CardFilter,
  page: { before?: string; limit: number },
): Promise<ShownCard[]> {
  const place = page.before === undefined ? undefined : lt(deskCards.id, page.before)
  return shown(reader, scope, and(matching(filter), place))
    .orderBy(desc(deskCards.id))
    .limit(page.limit)
}

export async function findShownCard(reader: Reader, scope: Scope, id: string): Promise<ShownCard | undefined> {
  const [row] = await shown(reader, scope, eq(deskCards.id, id))
  return row
}

/** How many cards match, counted no further than `most`. */
export async function countCards(reader: Reader, filter: CardFilter, most: number): Promise<number> {
  const some = reader
    .select({ one: sql`1`.as('one') })
    .from(deskCards)
    .where(matching(filter))
    .limit(most)
    .as('some')
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

export async function countOpenCardsByKind(reader: Reader): Promise<{ kind: CardKind; count: number }[]> {
  return reader
    .select({ kind: deskCards.kind, count: sql<number>`count(*)::int` })
    .from(deskCards)
    .where(isNull(deskCards.closedAt))
    .groupBy(deskCards.kind)
}
