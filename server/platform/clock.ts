import type postgres from 'postgres'

/** The product never asks the machine for the time: in demo and tests the row `test_clock` moves all processes together. */
export type Clock = {
  now(): Date
  /** The calendar day in Belgium, `YYYY-MM-DD`. */
  today(): string
  /** Reads the moved clock again now; processes do so by themselves four times a second. */
  refresh(): Promise<void>
  close(): void
}

const brusselsDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day of an instant in Belgium, `YYYY-MM-DD`. */
export function dayInBrussels(at: Date): string {
  return brusselsDay.format(at)
}

export function wallClock(): Clock {
  return { now: () => new Date(), today: () => dayInBrussels(new Date()), refresh: () => Promise.resolve(), close: () => undefined }
}

/** A clock that follows `test_clock`; only for demo and tests. */
export async function movableClock(sql: postgres.Sql): Promise<Clock> {
  let offsetMs = 0
  const refresh = async () => {
    const [row] = await sql<{ offset_ms: string }[]>`select offset_ms from test_clock where id = 1`
    offsetMs = row ? Number(row.offset_ms) : 0
  }
  await refresh()
  const now = () => new Date(Date.now() + offsetMs)
  // A clock that cannot be read keeps its last offset: the database being away is told by other means.
  const timer = setInterval(() => void refresh().catch(() => undefined), 250)
  timer.unref()
  return { now, today: () => dayInBrussels(now()), refresh, close: () => clearInterval(timer) }
}
