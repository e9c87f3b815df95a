import { getContext, setContext } from 'svelte'

/** What the rail counts; the page that knows better says so. */
export type RailCounts = { open: number | undefined; cards: number | undefined; givenUp: number | undefined; questions: number | undefined }

const key = Symbol('rail counts')

export function provideRailCounts(counts: RailCounts): void {
  setContext(key, counts)
}

export function railCounts(): RailCounts {
  return getContext<RailCounts>(key)
}
