import { problemOf } from '#lib/api/problems.ts'

/** What a page shows of its own fetching. */
export type Progress<Data> = { data?: Data; error?: unknown; refreshing: boolean; lastAt?: Date }

export type Refetching = {
  /** Something changed: fetch soon. Many at once are one. */
  told(): void
  /** Fetch now; done when that fetch, or the one after it, has ended. */
  now(): Promise<void>
  /** Hidden tabs fetch nothing and catch up when they are looked at. */
  hide(isHidden: boolean): void
  /** What is under way is for nobody any more. */
  close(): void
}

export type Pace = {
  /** A change is waited for so long in case more come with it. */
  gatherMs?: number
  /** Least time between two fetches while little happens … */
  gapMs?: number
  /** … and while it never stops: a list that thousands have open must not be fetched by all of them at each change. */
  longestGapMs?: number
}

const firstRetryMs = 2_000
const lastRetryMs = 60_000

/**
 * At most one fetch under way and one after it, however much happens. What is told during a fetch may have been too late
 * for it, so it counts for the next. A fetch that failed for the moment is tried again by itself, ever more slowly.
 */
export function refetching<Data>(
  fetch: (signal: AbortSignal) => Promise<Data>,
  show: (progress: Progress<Data>) => void,
  { gatherMs = 40, gapMs = 250, longestGapMs = 4_000 }: Pace = {},
): Refetching {
  let underWay: Promise<void> | undefined
  let abort: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWanted = false
  let isHidden = false
  let isClosed = false
  let lastBegun = -Infinity
  let failures = 0
  let gap = gapMs

  const run = async () => {
    clearTimeout(timer)
    timer = undefined
    isWanted = false
    const now = performance.now()
    gap = now - lastBegun < gap * 3 ? Math.min(gap * 2, longestGapMs) : gapMs
    lastBegun = now
    abort = new AbortController()
    const { signal } = abort
    show({ refreshing: true })
    try {
      const data = await fetch(signal)
      failures = 0
      if (!signal.aborted) show({ data, error: undefined, refreshing: false, lastAt: new Date() })
    } catch (error) {
      if (signal.aborted) return
      show({ error, refreshing: false })
      if (!passes(error)) return
      failures += 1
      isWanted = true
    }
  }

  const begin = (): Promise<void> => {
    underWay = run().finally(() => {
      underWay = undefined
      plan()
    })
    return underWay
  }

  const plan = () => {
    if (!isWanted || isHidden || isClosed || underWay || timer !== undefined) return
    const pause = failures > 0 ? Math.min(lastRetryMs, firstRetryMs * 2 ** (failures - 1)) : gap
    const wait = Math.max(gatherMs, lastBegun + pause - performance.now())
    // Spread by chance, since everybody who has the same list open was told in the same moment.
    timer = setTimeout(() => void begin(), wait * (1 + Math.random() * 0.5))
  }

  return {
    told() {
      isWanted = true
      plan()
    },
    async now() {
      await underWay
      if (!isClosed) await (underWay ?? begin())
    },
    hide(hidden) {
      isHidden = hidden
      if (hidden) {
        clearTimeout(timer)
        timer = undefined
      } else plan()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      abort?.abort()
    },
  }
}

/** A refusal stays one; what is away, busy or unreachable may be back. */
function passes(error: unknown): boolean {
  const status = problemOf(error)?.status
  return status === undefined || status === 429 || status >= 500
}
