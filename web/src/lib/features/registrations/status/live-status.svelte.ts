import { listMessages, type Conversation } from '#server/features/registrations/messages/registration-messages.contract.ts'
import { getStory, type StoryEntry } from '#server/features/registrations/story/registration-story.contract.ts'
import { getRegistration, type RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { call } from '#lib/api/call.ts'
import { lineState, liveQuery } from '#lib/live/live-query.svelte.ts'
import type { LiveState } from './live-registration.svelte.ts'

export type Status = { registration: RegistrationView; conversation: Conversation; story: readonly StoryEntry[] }

/** All that the status page shows, as it stands now. `before`: which part of the messages is looked at. */
export function liveStatus(
  loaded: () => Status,
  before: () => string | undefined,
): {
  readonly current: Status
  readonly state: LiveState | undefined
} {
  const query = liveQuery<Status>(
    async (signal) => {
      const params = { id: loaded().registration.id }
      const options = { live: true, signal }
      const [latest, conversation, { items }] = await Promise.all([
        call(getRegistration, { params }, options),
        call(listMessages, { params, query: { before: before() } }, options),
        call(getStory, { params }, options),
      ])
      return { registration: latest, conversation, story: items }
    },
    () => [{ type: 'registration', id: loaded().registration.id }],
    loaded,
  )
  const line = lineState()
  return {
    get current() {
      return query.data
    },
    get state() {
      if (line.status === 'idle' || line.status === 'connecting') return undefined
      const at = line.lastSignAt ?? query.lastAt ?? Date.now()
      return { connected: line.status === 'open', at: new Date(at).toISOString() }
    },
  }
}
