import { HouseError } from '../../../platform/errors.ts'
import type { AnswerOf, InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { remembered } from '../../../platform/snapshot-memory.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { namesOfAccounts } from '../../identity/names-of-accounts.query.ts'
import { parseNiss } from '../../identity/persons/niss.rules.ts'
import { duplicatesOf } from './desk-duplicates.repository.ts'
import { countQueue, listQueue, nextLapse, type QueueFilter, type QueuePlace, type QueueSort } from './desk-queue.repository.ts'
import { deskRowView } from './desk.view.ts'
import { countUnread } from '../messages/registration-messages.repository.ts'
import { registrationStatuses, type listDeskRegistrations as contract, type RegistrationStatus } from '../registrations.contract.ts'
import { maySeeAtDesk, scopeFor } from '../registrations.policy.ts'
import { isSecondRound } from '../registrations.rules.ts'

type Query = InputOf<typeof contract>['query']

const openStatuses: readonly RegistrationStatus[] = ['submitted', 'in-review', 'correction-asked']
const countedExactly = 10_000

/** The queue, a page at a time, with the counts that the filters show. */
export async function listDeskRegistrations(house: House, actor: Actor, query: Query): Promise<AnswerOf<typeof contract>> {
  demand(maySeeAtDesk(actor))
  // A number typed into the search would stand in the address, in histories and logs.
  if (query.q !== undefined && parseNiss(query.q, house.clock.today()).ok) throw new HouseError('niss-in-url')
  const own = actor.kind === 'staff' ? actor.accountId : null
  const roles = actor.kind === 'staff' ? actor.roles : []
  // Many desks look at the same queue again and again while nothing changes in it.
  return remembered(house, JSON.stringify(['queue', own, roles, query]), async () => ({
    answer: await readQueue(house, actor, own, query),
    until: await nextLapse(house.db, scopeFor(actor), house.clock.now()),
  }))
}

async function readQueue(house: House, actor: Actor, own: string | null, query: Query): Promise<AnswerOf<typeof contract>> {
  const scope = scopeFor(actor)
  const now = house.clock.now()
  const filter: QueueFilter = {
    statuses: statusesOf(query.status),
    assignee: assigneeOf(query.assignee, own),
    country: query.country,
    text: query.q,
  }
  const sort = query.sort.replace('-', '') as QueueSort
  const count = (of: QueueFilter, most = 1000) => countQueue(house.db, scope, of, now, most)

  const open = { ...filter, statuses: openStatuses, assignee: undefined }
  const [rows, total, counts] = await Promise.all([
    listQueue(house.db, scope, filter, {
      sort,
      descending: query.sort.startsWith('-'),
      after: placeOf(query.cursor),
      limit: query.limit + 1,
      now,
    }),
    count(filter, countedExactly + 1),
    countsOf({
      submitted: count({ ...open, statuses: ['submitted'] }),
      'in-review': count({ ...open, statuses: ['in-review'] }),
      'correction-asked': count({ ...open, statuses: ['correction-asked'] }),
      open: count(open),
      mine: count({ ...open, assignee: own }),
      unassigned: count({ ...open, assignee: null }),
    }),
  ])
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const askers = shown.flatMap(({ row }) => (isSecondRound(row) && row.decidedBy !== null ? [row.decidedBy] : []))
  const ids = shown.map(({ row }) => row.id)
  const [duplicates, unread, names] = await Promise.all([
    duplicatesOf(house.db, scope, ids),
    countUnread(house.db, scope, ids, 'company'),
    askers.length > 0 ? namesOfAccounts(house.db, askers) : new Map<string, string>(),
  ])
  return {
    items: shown.map((row) => {
      const about = { duplicate: duplicates.get(row.row.id), names, unreadMessages: unread.get(row.row.id) ?? 0 }
      return deskRowView(row, about, actor, now)
    }),
    nextCursor: last ? Buffer.from(JSON.stringify({ value: last.sortValue, id: last.row.id })).toString('base64url') : null,
    total: Math.min(total, countedExactly),
    totalIsMore: total > countedExactly,
    counts,
  }
}

async function countsOf(wanted: Record<string, Promise<number>>): Promise<Record<string, number>> {
  return Object.fromEntries(await Promise.all(Object.entries(wanted).map(async ([name, count]) => [name, await count] as const)))
}

function statusesOf(text: string | undefined): readonly RegistrationStatus[] {
  if (text === undefined || text === 'open') return openStatuses
  if (text === 'all') return registrationStatuses.filter((status) => status !== 'draft')
  const named = registrationStatuses.filter((status) => text.split(',').includes(status))
  // Drafts are their applicants' own; a word that is no status matches nothing, and says so.
  if (named.length !== text.split(',').length) throw new HouseError('invalid-input', { fields: [{ path: 'status', code: 'not-one-of' }] })
  return named.filter((status) => status !== 'draft')
}

function assigneeOf(wanted: string | undefined, own: string | null): string | null | undefined {
  return wanted === 'me' ? own : wanted === 'none' ? null : wanted
}

function placeOf(cursor: string | undefined): QueuePlace | undefined {
  if (cursor === undefined) return undefined
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      typeof place === 'object' &&
      place !== null &&
      'value' in place &&
      'id' in place &&
      typeof place.value === 'string' &&
      typeof place.id === 'string'
    ) {
      return { value: place.value, id: place.id }
    }
  } catch {
    // Not one of ours: told below.
  }
  throw new HouseError('invalid-input', { fields: [{ path: 'cursor', code: 'format' }] })
}
