import { listDeskMessages, type Conversation } from '#server/features/registrations/messages/registration-messages.contract.ts'
import { call } from '#lib/api/call.ts'
import { liveQuery } from '#lib/live/live-query.svelte.ts'

/** The messages of a file, and before which one they are looked at. */
export type DeskMessages = { conversation: Conversation; before: string | undefined }

/** The same as they stand now. */
export function liveMessages(loaded: () => DeskMessages & { id: string }): { readonly conversation: Conversation } {
  const query = liveQuery(
    (signal) => call(listDeskMessages, { params: { id: loaded().id }, query: { before: loaded().before } }, { live: true, signal }),
    () => [{ type: 'registration', id: loaded().id }],
    () => loaded().conversation,
  )
  return {
    get conversation() {
      return query.data
    },
  }
}
