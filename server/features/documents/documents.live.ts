import type { Hearing, LiveMap, SealedEvent } from '../../platform/live/live-map.ts'
import type { documentEvents } from './documents.events.ts'

/** A document is seen as part of what it belongs to: its watchers are told that this changed. */
function toldToOwner(event: SealedEvent): Hearing {
  const of = event.payload.of
  if (typeof of !== 'object' || of === null || !('type' in of) || !('id' in of)) return { rooms: [] }
  const { type, id } = of
  if (typeof type !== 'string' || typeof id !== 'string') return { rooms: [] }
  return { rooms: [`${type}:${id}`], subject: { type, id } }
}

export const documentsLive: LiveMap<(typeof documentEvents)[number]['name']> = {
  'document.stored': toldToOwner,
  'document.checked': toldToOwner,
  'document.upload-begun': toldToOwner,
  'document.forgotten': toldToOwner,
}
