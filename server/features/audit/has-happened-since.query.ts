import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { events } from '#db/schema/events.ts'

/** Whether one of these happened to the subject after that event; the trail's own order counts, not the clock. */
export async function hasHappenedSince(
  reader: Reader,
  { eventId, subject, names }: { eventId: string; subject: { type: string; id: string }; names: readonly string[] },
): Promise<boolean> {
  if (names.length === 0) return false
  const then = reader.select({ seq: events.seq }).from(events).where(eq(events.id, eventId))
  const ofSubject = and(eq(events.subjectType, subject.type), eq(events.subjectId, subject.id))
  const rows = await reader
    .select({ one: sql`1` })
    .from(events)
    .where(and(ofSubject, inArray(events.name, [...names]), gt(events.seq, sql`(${then})`)))
    .limit(1)
  return rows.length > 0
}
