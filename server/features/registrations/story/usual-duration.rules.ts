/** Of so few cases nothing could be promised, and each might be somebody's own. */
const fewestCases = 20

export type UsualDuration = { medianDays: number; mostWithinDays: number }

/** What half of the cases took, and what eight in ten took at most, in working days; null where there are too few. */
export function usualDuration(days: readonly number[]): UsualDuration | null {
  if (days.length < fewestCases) return null
  const sorted = days.toSorted((one, other) => one - other)
  const within = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  // Decided on the day it came is "within one day" for who waits.
  return { medianDays: Math.max(1, within(0.5)), mostWithinDays: Math.max(1, within(0.8)) }
}
