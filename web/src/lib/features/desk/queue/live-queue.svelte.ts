import { listDeskRegistrations, type DeskRow } from '#server/features/registrations/registrations.contract.ts'
import type { AnswerOf } from '#server/platform/http/endpoint.contract.ts'
import { call } from '#lib/api/call.ts'
import { bufferedRows } from '#lib/live/buffered-rows.svelte.ts'
import { lineState, liveQuery } from '#lib/live/live-query.svelte.ts'
import { whoIsHere } from '#lib/live/presence.svelte.ts'
import { queryIn } from './queue-filters.ts'

type Loaded = { list: AnswerOf<typeof listDeskRegistrations>; at: string; url: { search: string }; me: string }

export type LiveQueue = {
  readonly rows: readonly DeskRow[]
  readonly counts: Record<string, number>
  /** How many there are in all, with a plus where they were not all counted. */
  readonly total: string
  readonly waiting: { added: number; changed: number; gone: number }
  readonly connected: boolean
  /** Whether there is anything live to say; not without script. */
  readonly ready: boolean
  readonly paused: boolean
  readonly at: string
  glows(id: string): boolean
  left(id: string): boolean
  /** Names of the colleagues who have this file open. */
  readers(reference: string): string[]
  show(): void
  pause(): void
}

const queue = { type: 'desk', id: 'registrations' }

/** The queue as it stands, with its rows held still until the reader asks for what is new. */
export function liveQueue(loaded: () => Loaded): LiveQueue {
  const query = liveQuery(
    (signal) => call(listDeskRegistrations, { query: queryIn(loaded().url) }, { live: true, signal }),
    () => [queue],
    () => loaded().list,
  )
  const rows = bufferedRows(
    () => query.data.items,
    () => loaded().url.search,
  )
  const line = lineState()
  // Whoever looks at a file is present in the queue too, at the place named after it.
  const here = whoIsHere(
    () => queue,
    () => 'queue',
    () => loaded().me,
  )
  return {
    get rows() {
      return rows.rows
    },
    get counts() {
      return query.data.counts
    },
    get total() {
      return `${String(query.data.total)}${query.data.totalIsMore ? '+' : ''}`
    },
    get waiting() {
      return { added: rows.added, changed: rows.changed, gone: rows.gone }
    },
    get connected() {
      return line.status === 'open'
    },
    get ready() {
      return line.status !== 'idle' && line.status !== 'connecting'
    },
    get paused() {
      return rows.isPaused
    },
    get at() {
      return line.lastSignAt === undefined ? loaded().at : new Date(line.lastSignAt).toISOString()
    },
    glows: (id) => rows.isGlowing(id),
    left: (id) => rows.isGone(id),
    readers: (reference) => here.others.filter((person) => person.place === reference).map((person) => person.name),
    show: () => rows.show(),
    pause: () => rows.pause(!rows.isPaused),
  }
}
