import type { Reader } from '#db/client.ts'
import { eventsOfSubjects } from './timeline.repository.ts'

const atMost = 2_000

/** The trail of some subjects with what it says, and without who did it: ids and codes only. The caller has asked whether they may be seen. */
export async function listEvents(reader: Reader, subjects: readonly { type: string; id: string }[]) {
  const rows = await eventsOfSubjects(reader, subjects, atMost)
  return rows.map(({ id, name, recordedAt, payload }) => ({ id, name, at: recordedAt.toISOString(), payload }))
}
