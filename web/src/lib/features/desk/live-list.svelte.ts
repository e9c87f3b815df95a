import { bufferedRows } from '#lib/live/buffered-rows.svelte.ts'
import { lineState, liveQuery } from '#lib/live/live-query.svelte.ts'
import type { Topic } from '#lib/live/socket.ts'

type Listed<Row> = { items: readonly Row[]; total: number; totalIsMore: boolean }

/** What the strip above a live list needs to know of it. */
export type LiveRows = {
  readonly waiting: { added: number; changed: number; gone: number }
  readonly connected: boolean
  /** Whether there is anything live to say; not without script. */
  readonly ready: boolean
  readonly paused: boolean
  readonly at: string
  show(): void
  pause(): void
}

export type LiveList<Row, List> = LiveRows & {
  readonly list: List
  readonly rows: readonly Row[]
  /** How many there are in all, with a plus where they were not all counted. */
  readonly total: string
  glows(id: string): boolean
  left(id: string): boolean
}

/** A list of the desk as it stands, its rows held still until the reader asks for what is new. */
export function liveList<Row extends { id: string }, List extends Listed<Row>>(given: {
  fetch: (signal: AbortSignal) => Promise<List>
  topic: Topic
  loaded: () => { list: List; at: string; view: string }
}): LiveList<Row, List> {
  const query = liveQuery(
    given.fetch,
    () => [given.topic],
    () => given.loaded().list,
  )
  const rows = bufferedRows<Row>(
    () => query.data.items,
    () => given.loaded().view,
  )
  const line = lineState()
  return {
    get list() {
      return query.data
    },
    get rows() {
      return rows.rows
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
      return line.lastSignAt === undefined ? given.loaded().at : new Date(line.lastSignAt).toISOString()
    },
    glows: (id) => rows.isGlowing(id),
    left: (id) => rows.isGone(id),
    show: () => rows.show(),
    pause: () => rows.pause(!rows.isPaused),
  }
}
