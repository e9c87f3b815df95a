import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { events } from '#db/schema/events.ts'

export type EventRow = typeof events.$inferSelect

/** What happened to some subjects, oldest first. */
export async function eventsOfSubjects(db: Reader, subjects: readonly { type: string; id: string }[], limit: number): Promise<EventRow[]> {
  const types = [...new Set(subjects.map((subject) => subject.type))]
  const wanted = types.map((type) =>
    and(
      eq(events.subjectType, type),
      inArray(
        events.subjectId,
        subjects.filter((subject) => subject.type === type).map((subject) => subject.id),
      ),
    ),
  )
  // No subject is no event: a condition of nothing would be all of them.
  if (wanted.length === 0) return []
  return db
    .select()
    .from(events)
    .where(or(...wanted))
    .orderBy(asc(events.seq))
    .limit(limit)
}
