import type { Reader } from '#db/client.ts'
import { namesOfAccounts } from '../identity/names-of-accounts.query.ts'
import { eventsOfSubjects } from './timeline.repository.ts'

export type TimelineEntry = { id: string; event: string; at: string; by: { kind: string; name: string | null }; version: number }

const atMost = 500

/** What happened to some subjects, oldest first, with the names of our own people. The caller has asked whether they may be seen. */
export async function listTimeline(reader: Reader, subjects: readonly { type: string; id: string }[]): Promise<TimelineEntry[]> {
  const rows = await eventsOfSubjects(reader, subjects, atMost)
  const names = await namesOfAccounts(
    reader,
    rows.flatMap((row) => (row.actorKind === 'staff' && row.actorId !== null ? [row.actorId] : [])),
  )
  return rows.map((row) => ({
    id: row.id,
    event: row.name,
    at: row.recordedAt.toISOString(),
    by: { kind: row.actorKind, name: row.actorId === null ? null : (names.get(row.actorId) ?? null) },
    version: row.subjectVersion,
  }))
}
