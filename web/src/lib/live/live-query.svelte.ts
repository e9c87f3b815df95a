import { untrack } from 'svelte'
import { refetching, type Pace, type Progress, type Refetching } from './refetching.ts'
import type { LineState, Topic } from './socket.ts'
import { onVisibility, tabLine } from './tab.ts'

export type LiveQuery<Data> = {
  /** What the page was loaded with, or what was fetched since. */
  readonly data: Data
  /** Why the last fetch failed; the data are then the last good ones. */
  readonly error: unknown
  readonly refreshing: boolean
  /** When the data were last fetched; undefined while they are those of the page. */
  readonly lastAt: Date | undefined
  refresh(): Promise<void>
}

/**
 * Keeps what a page shows as it is now: fetches it again whenever the server tells of one of the topics, when the line
 * is back after something may have been missed, and when a hidden tab is looked at. Call it while a component is made:
 *
 * `const file = liveQuery(signal => call(getDeskRegistration, { params: { id } }, { live: true, signal }),
 *  () => [{ type: 'registration', id }], () => data.file)`
 *
 * `loaded` is what the page's load gave; a newer load (after a form, or a navigation) wins over what was fetched. On the
 * server, and without script, `data` is simply that. It always fetches when told: not all that changes raises a version.
 */
export function liveQuery<Data>(
  fetch: (signal: AbortSignal) => Promise<Data>,
  topics: () => readonly Topic[],
  loaded: () => Data,
  pace: Pace = {},
): LiveQuery<Data> {
  let progress = $state.raw<Progress<{ insteadOf: Data; is: Data }>>({ refreshing: false })
  const data = $derived.by(() => {
    const fetched = progress.data
    const own = loaded()
    return fetched && fetched.insteadOf === own ? fetched.is : own
  })
  let fetching: Refetching | undefined

  $effect(() => {
    const mine = refetching(
      async (signal) => {
        const insteadOf = untrack(loaded)
        return { insteadOf, is: await fetch(signal) }
      },
      (next) => {
        // The page was loaded anew while this was fetched: which of the two is newer nobody knows.
        if (next.data && next.data.insteadOf !== untrack(loaded)) fetching?.told()
        progress = { ...progress, ...next }
      },
      pace,
    )
    fetching = mine
    const seeing = onVisibility((isHidden) => mine.hide(isHidden))
    return () => {
      seeing()
      mine.close()
      fetching = undefined
    }
  })

  // As text, so that a list made anew with the same topics in it is not followed anew.
  const followed = $derived(JSON.stringify(topics().map(({ type, id }) => ({ type, id }))))
  $effect(() => {
    const leave = (JSON.parse(followed) as Topic[]).map((topic) => tabLine().follow(topic, () => fetching?.told()))
    return () => leave.forEach((go) => go())
  })

  return {
    get data() {
      return data
    },
    get error() {
      return progress.error
    },
    get refreshing() {
      return progress.refreshing
    },
    get lastAt() {
      return progress.lastAt
    },
    refresh: () => fetching?.now() ?? Promise.resolve(),
  }
}

/** Whether this tab hears of changes now, and when it last heard anything (in ms): for the small dot that says so. */
export function lineState(): { readonly status: LineState['status']; readonly lastSignAt: number | undefined } {
  let state = $state.raw<LineState>({ status: 'idle', lastSignAt: undefined })
  $effect(() => {
    const line = tabLine()
    state = line.state()
    return line.onState((next) => (state = next))
  })
  return {
    get status() {
      return state.status
    },
    get lastSignAt() {
      return state.lastSignAt
    },
  }
}
