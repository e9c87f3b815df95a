import type { Hearing, LiveMap, SealedEvent } from '../../../platform/live/live-map.ts'
import type { registrationMessageEvents } from './registration-messages.events.ts'

/** Both pages of the file, and the queue: it counts what nobody has read. */
const fileAndQueue = (event: SealedEvent): Hearing => ({ rooms: [`registration:${event.subject.id}`, 'desk:registrations'] })
const file = (event: SealedEvent): Hearing => ({ rooms: [`registration:${event.subject.id}`] })

export const registrationMessagesLive: LiveMap<(typeof registrationMessageEvents)[number]['name']> = {
  'registration.message-sent': fileAndQueue,
  'registration.messages-read': (event) => (event.payload['by'] === 'agency' ? fileAndQueue(event) : file(event)),
}
