import { listNumberRequests } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { call } from '#lib/api/call.ts'
import type { LiveQueue } from '#lib/features/desk/queue/live-queue.svelte.ts'
import { bufferedRows } from '#lib/live/buffered-rows.svelte.ts'
import { lineState, liveQuery } from '#lib/live/live-query.svelte.ts'
import { requestQueryIn, type RequestList } from './request-query.ts'

type Loaded = { list: RequestList; at: string; url: { search: string } }
export type LiveRequests = Pick<LiveQueue, 'waiting' | 'connected' | 'ready' | 'paused' | 'at' | 'glows' | 'left' | 'show' | 'pause'> & {
  readonly rows: readonly RequestList['items'][number][]
  readonly list: RequestList
}

/** The requests as they stand, with their rows held still until the reader asks for what is new. */
export function liveRequests(loaded: () => Loaded): LiveRequests {
  const query = liveQuery(
    (signal) => call(listNumberRequests, { query: requestQueryIn(loaded().url) }, { live: true, signal }),
    () => [{ type: 'desk', id: 'enterprise-numbers' }],
    () => loaded().list,
  )
  const rows = bufferedRows(
    () => query.data.items,
    () => loaded().url.search,
  )
  const line = lineState()
  return {
    get rows() {
      return rows.rows
    },
    get list() {
      return query.data
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
    show: () => rows.show(),
    pause: () => rows.pause(!rows.isPaused),
  }
}
