import { listDeskRegistrations, type DeskRow } from '#server/features/registrations/registrations.contract.ts'
import type { AnswerOf } from '#server/platform/http/endpoint.contract.ts'
import { call } from '#lib/api/call.ts'
import { whoIsHere } from '#lib/live/presence.svelte.ts'
import { liveList, type LiveList } from '../live-list.svelte.ts'
import { queryIn } from './queue-filters.ts'

type List = AnswerOf<typeof listDeskRegistrations>

const queue = { type: 'desk', id: 'registrations' }

/** The queue as it stands, live. */
export function liveQueue(loaded: () => { list: List; at: string; url: { search: string } }): LiveList<DeskRow, List> {
  return liveList({
    fetch: (signal) => call(listDeskRegistrations, { query: queryIn(loaded().url) }, { live: true, signal }),
    topic: queue,
    loaded: () => ({ ...loaded(), view: loaded().url.search }),
  })
}

/** Names of the colleagues who have a file open: whoever looks at one is present in the queue too, at the place named after it. */
export function readersIn(me: () => string): (reference: string) => string[] {
  const here = whoIsHere(
    () => queue,
    () => 'queue',
    me,
  )
  return (reference) => here.others.filter((person) => person.place === reference).map((person) => person.name)
}
