import { newId } from '#db/columns.ts'
import { registrationChanged } from '#server/features/registrations/registrations.events.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import type { House } from '#server/platform/house.ts'

/** Records `count` events, each in a transaction of its own, so many at a time; answers their ids. */
export async function recordSome(house: House, count: number, atOnce = 4): Promise<string[]> {
  const ids: string[] = []
  let left = count
  const one = async () => {
    while (left > 0) {
      left -= 1
      ids.push(await recordOne(house))
    }
  }
  await Promise.all(Array.from({ length: Math.min(count, atOnce) }, one))
  return ids
}

/** Records one event that any test may listen to. */
export function recordOne(house: House, subjectId = newId()): Promise<string> {
  return house.transaction({ kind: 'system', job: 'test' }, (tx) =>
    recordEvent(tx, registrationChanged.of({ subjectId, version: 1, payload: {} })),
  )
}

/** Positions of the chain in order, as numbers. */
export async function positionsOf(house: House): Promise<number[]> {
  const rows = await house.sql<{ position: string }[]>`select c.position::text from event_chain c order by c.position`
  return rows.map((row) => Number(row.position))
}

/** One, two, three … as long as needed. */
export function countTo(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1)
}

export async function inboxSize(house: House): Promise<number> {
  const [row] = await house.sql<{ count: number }[]>`select count(*)::int as count from event_inbox`
  return row?.count ?? 0
}
