import { HouseError } from '../../platform/errors.ts'
import type { AnswerOf, InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { remembered } from '../../platform/snapshot-memory.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { listCards as contract } from './cards.contract.ts'
import { mayReadCards, scopeFor } from './cards.policy.ts'
import { countCards, countOpenCardsByKind, listCardRows } from './cards.repository.ts'
import { showCard } from './cards.view.ts'

type Query = InputOf<typeof contract>['query']

const countedExactly = 10_000

/** The cards of the desk, a page at a time; the cursor is the id of the last one seen. */
export async function listCards(house: House, actor: Actor, query: Query): Promise<AnswerOf<typeof contract>> {
  demand(mayReadCards(actor))
  const { cursor } = query
  if (cursor !== undefined && !/^[0-9a-f-]{36}$/.test(cursor)) {
    throw new HouseError('invalid-input', { fields: [{ path: 'cursor', code: 'format' }] })
  }
  // The rail of every page of the desk asks for their number.
  const roles = actor.kind === 'staff' ? actor.roles : []
  return remembered(house, JSON.stringify(['cards', roles, query]), async () => ({
    answer: await readCards(house, actor, query),
    until: null,
  }))
}

async function readCards(house: House, actor: Actor, query: Query): Promise<AnswerOf<typeof contract>> {
  const { state, kind, limit, cursor } = query
  const [rows, total, byKind] = await Promise.all([
    listCardRows(house.db, scopeFor(actor), { state, kind }, { before: cursor, limit: limit + 1 }),
    countCards(house.db, { state, kind }, countedExactly + 1),
    countOpenCardsByKind(house.db),
  ])
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => showCard(row, actor)),
    nextCursor: rows.length > limit ? (shown.at(-1)?.card.id ?? null) : null,
    total: Math.min(total, countedExactly),
    totalIsMore: total > countedExactly,
    counts: {
      ...Object.fromEntries(byKind.map((one) => [one.kind, one.count])),
      open: byKind.reduce((sum, one) => sum + one.count, 0),
    },
  }
}
