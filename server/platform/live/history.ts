import type { Told } from './tell.ts'

/** How many positions back a browser may resume; beyond that fetching anew is cheaper for both. */
export const reachOfResume = 5_000

/**
 * The last told messages, in memory: when a server dies, hundreds of browsers come to the others at the same moment and
 * ask what they missed, and none of these questions must reach PostgreSQL.
 */
export type History = {
  add(position: number, told: readonly Told[]): void
  /** Everything told after `position`, in order; undefined when that lies too far back. */
  since(position: number): readonly Told[] | undefined
  /** Forgets all, and begins anew behind `position`. */
  startAt(position: number): void
}

export function openHistory(reach = reachOfResume): History {
  let told: Told[] = []
  let start = 0
  let last = 0

  const firstAfter = (position: number): number => {
    let low = 0
    let high = told.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((told[middle]?.position ?? Infinity) > position) high = middle
      else low = middle + 1
    }
    return low
  }

  return {
    add(position, messages) {
      for (const message of messages) told.push(message)
      last = position
      // Cut in slices and not one by one: shifting a long array on each event would cost more than telling it.
      if (last - start >= reach * 2) {
        start = last - reach
        told = told.slice(firstAfter(start))
      }
    },
    since(position) {
      if (position < Math.max(start, last - reach)) return undefined
      return told.slice(firstAfter(position))
    },
    startAt(position) {
      told = []
      start = position
      last = position
    },
  }
}
