import type { Stage } from './stage.ts'

/** One thing that must hold, and what was seen of it. */
export type Finding = { what: string; seen: string; holds: boolean }

/** What a fault did: `lost` in words for the table, the findings that decide, and figures for who wants to know more. */
export type FaultResult = { lost: string; findings: Finding[]; figures: Record<string, number | string> }

/** One fault of the house: its file sets the stage, breaks what it breaks, and counts what was lost. */
export type FaultRow = { id: string; title: string; run(stage: Stage): Promise<FaultResult> }

/** Holds when nothing was counted. */
export function none(what: string, count: number): Finding {
  return { what, seen: String(count), holds: count === 0 }
}

/** Holds when exactly so many were seen. */
export function exactly(what: string, expected: number, seen: number): Finding {
  return { what, seen: `${String(seen)} of ${String(expected)}`, holds: seen === expected }
}

/** Holds while the slowest stays within its limit. */
export function within(what: string, limitMs: number, seenMs: number): Finding {
  return { what, seen: `${String(Math.round(seenMs))} ms (at most ${String(limitMs)})`, holds: seenMs <= limitMs }
}

export function holds(what: string, isSo: boolean, seen = isSo ? 'yes' : 'no'): Finding {
  return { what, seen, holds: isSo }
}
