import { isWorkingDay } from '#server/platform/working-days.rules.ts'

const dayMs = 86_400_000
export const minute = 60_000

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The working day that lies so many working days before the day of `now`; 0 is that day or, on a day off, the last one. */
export function workingDayBefore(now: number, count: number): string {
  let at = now
  for (let left = count; ;) {
    if (isWorkingDay(dayOf(at))) {
      if (left === 0) return dayOf(at)
      left -= 1
    }
    at -= dayMs
  }
}

/** A moment of office hours on that day, in Brussels: from nine to five, whatever the season. */
export function officeHour(day: string, minutesIn: number, ms = 0): number {
  return Date.parse(`${day}T08:00:00Z`) + (minutesIn % 420) * minute + ms
}

/** The same moment, or if it falls on a day off or in the night, the next morning's. */
export function nextOfficeHour(at: number): number {
  let day = dayOf(at)
  const opens = Date.parse(`${day}T08:00:00Z`)
  if (isWorkingDay(day) && at >= opens && at <= opens + 420 * minute) return at
  let begin = at < opens ? opens : opens + dayMs
  for (day = dayOf(begin); !isWorkingDay(day); day = dayOf(begin)) begin += dayMs
  return begin + (at % (90 * minute))
}
