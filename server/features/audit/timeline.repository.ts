import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm'
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

/** Whether one of these names stands behind that event in the trail, about the subject. */
export async function happenedSince(
  db: Reader,
  { eventId, subject, names }: { eventId: string; subject: { type: string; id: string }; names: readonly string[] },
): Promise<boolean> {
  const then = db.select({ seq: events.seq }).from(events).where(eq(events.id, eventId))
  const ofSubject = and(eq(events.subjectType, subject.type), eq(events.subjectId, subject.id))
  const rows = await db
    .select({ one: sql`1` })
    .from(events)
    .where(and(ofSubject, inArray(events.name, [...names]), gt(events.seq, sql`(${then})`)))
    .limit(1)
  return rows.length > 0
}

/** The id of the first event of this name about a subject. */
export async function firstOfKind(db: Reader, subject: { type: string; id: string }, name: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.subjectType, subject.type), eq(events.subjectId, subject.id), eq(events.name, name)))
    .orderBy(asc(events.seq))
    .limit(1)
  return row?.id
}
