import type { DeskRow } from '#server/features/registrations/registrations.contract.ts'

export const urgencies = ['late', 'this-week', 'later', 'with-company', 'decided'] as const
export type Urgency = (typeof urgencies)[number]

/** How much a file presses. What waits for the company presses nobody here, whatever its date. */
export function urgencyOf(row: Pick<DeskRow, 'status' | 'dueOn'>, today: string): Urgency {
  if (row.status === 'approved' || row.status === 'refused' || row.status === 'withdrawn') return 'decided'
  if (row.status === 'correction-asked') return 'with-company'
  if (row.dueOn === null) return 'later'
  if (row.dueOn < today) return 'late'
  return row.dueOn <= endOfWeek(today) ? 'this-week' : 'later'
}

/** The Sunday of the week that `day` lies in. */
function endOfWeek(day: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + ((7 - at.getUTCDay()) % 7))
  return at.toISOString().slice(0, 10)
}

export function byUrgency<Row extends Pick<DeskRow, 'status' | 'dueOn'>>(
  rows: readonly Row[],
  today: string,
): { urgency: Urgency; rows: Row[] }[] {
  const groups = urgencies.map((urgency) => ({ urgency, rows: [] as Row[] }))
  for (const row of rows) groups[urgencies.indexOf(urgencyOf(row, today))]?.rows.push(row)
  return groups.filter((group) => group.rows.length > 0)
}

/** Whole days between two days. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until.slice(0, 10)}T12:00:00Z`) - Date.parse(`${from.slice(0, 10)}T12:00:00Z`)) / 86_400_000)
}
