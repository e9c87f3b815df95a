import type { SessionEnd } from '#server/features/identity/my-account/account.contract.ts'

/** So long before the end one is warned: time enough to come back from another room (WCAG 2.2.1 asks for 20 seconds). */
export const warnMs = 5 * 60_000

/** `open`: nothing to say. `idle`: one key extends it. `day`: twelve hours are over soon, and nothing extends that. */
export type Standing = 'open' | 'idle' | 'day' | 'over'

export type EndSeen = { standing: Standing; leftMs: number; lookAgainMs: number }

/** What is to be said of a session that ends then, and when to look again: it may be in use in another tab. */
export function standingOf({ now, endsAt, endsInAnyCaseAt }: SessionEnd): EndSeen {
  const end = Date.parse(endsAt)
  const leftMs = end - Date.parse(now)
  if (leftMs <= 0) return { standing: 'over', leftMs: 0, lookAgainMs: 10_000 }
  if (leftMs > warnMs) return { standing: 'open', leftMs, lookAgainMs: leftMs - warnMs + 500 }
  // Extended now, it would live no longer.
  const isLast = Date.parse(endsInAnyCaseAt) - end < 1000
  return { standing: isLast ? 'day' : 'idle', leftMs, lookAgainMs: Math.min(leftMs + 500, 15_000) }
}
