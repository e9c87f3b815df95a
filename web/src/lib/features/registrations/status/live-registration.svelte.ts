import { getRegistration, type RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { call } from '#lib/api/call.ts'
import { lineState, liveQuery } from '#lib/live/live-query.svelte.ts'

export type LiveState = { connected: boolean; at: string }

/** The registration as it stands now: what the page was loaded with, kept fresh by its own cookie. */
export function liveRegistration(loaded: () => RegistrationView): {
  readonly current: RegistrationView
  readonly state: LiveState | undefined
} {
  const query = liveQuery(
    (signal) => call(getRegistration, { params: { id: loaded().id } }, { live: true, signal }),
    () => [{ type: 'registration', id: loaded().id }],
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
