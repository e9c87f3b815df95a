/** How much a socket may ask: a store that fills again by itself. */
export type Allowance = {
  /** False when there is not enough left; then nothing is taken. */
  take(amount: number): boolean
  /** How often in a row it was refused. */
  refusals(): number
}

/**
 * Enough for a page that comes back and watches everything it shows at once (200 topics), little for a loop. `clock` is
 * in milliseconds and never goes back.
 */
export function allowance(burst = 300, perSecond = 20, clock: () => number = () => performance.now()): Allowance {
  let left = burst
  let filledAt = clock()
  let refused = 0
  return {
    take(amount) {
      const now = clock()
      left = Math.min(burst, left + ((now - filledAt) / 1000) * perSecond)
      filledAt = now
      if (left < amount) {
        refused += 1
        return false
      }
      left -= amount
      refused = 0
      return true
    },
    refusals: () => refused,
  }
}
