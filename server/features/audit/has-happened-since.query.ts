import type { Reader } from '#db/client.ts'
import { happenedSince } from './timeline.repository.ts'

/** Whether one of these happened to the subject after that event; the trail's own order counts, not the clock. */
export async function hasHappenedSince(
  reader: Reader,
  since: { eventId: string; subject: { type: string; id: string }; names: readonly string[] },
): Promise<boolean> {
  return since.names.length > 0 && happenedSince(reader, since)
}
