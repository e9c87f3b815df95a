import { getDeskRegistration, type DeskRecord } from '#server/features/registrations/registrations.contract.ts'
import { call } from '#lib/api/call.ts'
import { lineState, liveQuery } from '#lib/live/live-query.svelte.ts'
import { whoIsHere } from '#lib/live/presence.svelte.ts'

type Loaded = { record: DeskRecord; me: string; tab: string }
type Person = { id: string; name: string; place: string }

/** A file as it stands now, and which colleagues look at it. */
export function liveFile(loaded: () => Loaded): {
  readonly record: DeskRecord
  readonly present: readonly Person[]
  readonly line: { connected: boolean; at: string } | undefined
} {
  const query = liveQuery(
    (signal) => call(getDeskRegistration, { params: { id: loaded().record.id } }, { live: true, signal }),
    () => [{ type: 'registration', id: loaded().record.id }],
    () => loaded().record,
  )
  const line = lineState()
  const file = whoIsHere(
    () => ({ type: 'registration', id: loaded().record.id }),
    () => loaded().tab,
    () => loaded().me,
  )
  // Told to the queue as well, so that nobody opens there what another one is reading.
  whoIsHere(
    () => ({ type: 'desk', id: 'registrations' }),
    () => loaded().record.reference,
    () => loaded().me,
  )
  return {
    get record() {
      return query.data
    },
    get present() {
      return file.others
    },
    get line() {
      if (line.status === 'idle' || line.status === 'connecting') return undefined
      return { connected: line.status === 'open', at: new Date(line.lastSignAt ?? Date.now()).toISOString() }
    },
  }
}
