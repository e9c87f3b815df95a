import type { Reader } from '#db/client.ts'
import { firstOfKind } from './timeline.repository.ts'

/** Whether nothing of that name had happened to the subject before that event. The trail decides, so two jobs at once agree. */
export async function isFirstOfItsKind(
  reader: Reader,
  { eventId, name, subject }: { eventId: string; name: string; subject: { type: string; id: string } },
): Promise<boolean> {
  return (await firstOfKind(reader, subject, name)) === eventId
}
