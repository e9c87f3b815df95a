/** Working days in Belgium: Monday to Friday without the ten legal holidays. Days are text, `YYYY-MM-DD`. */

const dayMs = 86_400_000

/** The day that is `count` working days after `day`; the day itself is not counted. */
export function addWorkingDays(day: string, count: number): string {
  let at = Date.parse(`${day}T00:00:00Z`)
  for (let left = count; left > 0;) {
    at += dayMs
    if (isWorkingDay(textOf(at))) left -= 1
  }
  return textOf(at)
}

/** How many working days it takes from one day to another; the first is not counted, none where the other is not later. */
export function workingDaysBetween(from: string, to: string): number {
  const end = Date.parse(`${to}T00:00:00Z`)
  let count = 0
  for (let at = Date.parse(`${from}T00:00:00Z`) + dayMs; at <= end; at += dayMs) if (isWorkingDay(textOf(at))) count += 1
  return count
}

export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

const known = new Map<number, ReadonlySet<string>>()

/** Law of 4 January 1974 and its decree: six fixed days, Easter and Whit Monday, Ascension, and the national day. */
function holidaysOf(year: number): ReadonlySet<string> {
  const found = known.get(year)
  if (found) return found
  const easter = easterSunday(year)
  const fixed = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'].map((day) => `${String(year)}-${day}`)
  const days = new Set([...fixed, textOf(easter + dayMs), textOf(easter + 39 * dayMs), textOf(easter + 50 * dayMs)])
  known.set(year, days)
  return days
}

/** Gregorian Easter by the anonymous algorithm of 1876 (Nature). */
function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return Date.UTC(year, month - 1, day)
}

function textOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
