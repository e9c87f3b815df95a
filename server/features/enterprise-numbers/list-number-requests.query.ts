import { HouseError, invalidInput } from '../../platform/errors.ts'
import type { AnswerOf, InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { parseNiss } from '../identity/persons/niss.rules.ts'
import { numberRequestStatuses, type listNumberRequests as contract, type NumberRequestStatus } from './enterprise-numbers.contract.ts'
import { mayReadRequests } from './enterprise-numbers.policy.ts'
import { countRequests, listRequests } from './enterprise-numbers.repository.ts'
import { requestRowView } from './enterprise-numbers.view.ts'

const open: readonly NumberRequestStatus[] = ['submitted', 'accepted']
const countedExactly = 10_000
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Requests for an enterprise number, a page at a time: what is open with the oldest first, what has ended with the newest. */
export async function listNumberRequests(
  house: House,
  actor: Actor,
  query: InputOf<typeof contract>['query'],
): Promise<AnswerOf<typeof contract>> {
  demand(mayReadRequests(actor))
  // A number typed into the search would stand in the address, in histories and logs.
  if (query.q !== undefined && parseNiss(query.q, house.clock.today()).ok) throw new HouseError('niss-in-url')
  if (query.cursor !== undefined && !uuid.test(query.cursor)) throw invalidInput([{ path: 'cursor', code: 'format' }])
  const text = query.q === '' ? undefined : query.q
  const filter = { statuses: statusesOf(query.status), text }
  const newestFirst = !filter.statuses.some((status) => open.includes(status))

  const [rows, total, counts] = await Promise.all([
    listRequests(house.db, filter, { newestFirst, after: query.cursor, limit: query.limit + 1 }),
    countRequests(house.db, filter, countedExactly + 1),
    Promise.all(numberRequestStatuses.map((status) => countRequests(house.db, { statuses: [status], text }, countedExactly))),
  ])
  const shown = rows.slice(0, query.limit)
  const [submitted = 0, accepted = 0, numbered = 0, refused = 0] = counts
  return {
    items: shown.map(requestRowView),
    nextCursor: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    total: Math.min(total, countedExactly),
    totalIsMore: total > countedExactly,
    counts: { submitted, accepted, numbered, refused },
  }
}

function statusesOf(text: string | undefined): readonly NumberRequestStatus[] {
  if (text === undefined || text === '' || text === 'open') return open
  if (text === 'all') return numberRequestStatuses
  const named = numberRequestStatuses.filter((status) => text.split(',').includes(status))
  if (named.length !== text.split(',').length) throw invalidInput([{ path: 'status', code: 'not-one-of' }])
  return named
}
