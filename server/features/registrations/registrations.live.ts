import { auditOnly, isUuid, type Hearing, type LiveMap, type SealedEvent, type WatchPolicy } from '../../platform/live/live-map.ts'
import type { registrationEvents } from './registrations.events.ts'
import { maySeeAtDesk, maySeeFile, maySeeOwn, scopeFor } from './registrations.policy.ts'
import { findRegistration } from './registrations.repository.ts'

/** Who has the file open: the applicant, and staff. */
const file = (event: SealedEvent): Hearing => ({ rooms: [`registration:${event.subject.id}`] })
/** The queue of the desk as well. */
const fileAndQueue = (event: SealedEvent): Hearing => ({ rooms: [`registration:${event.subject.id}`, 'desk:registrations'] })

/** A draft that was never sent goes as quietly as it came. */
const fileAndPerhapsQueue = (event: SealedEvent): Hearing => (event.payload['sent'] === true ? fileAndQueue(event) : file(event))

/**
 * A draft is the applicant's own: what he types in it moves nothing in the queue, and a thousand open desks must not
 * fetch their list again for each field somebody saves.
 */
export const registrationsLive: LiveMap<(typeof registrationEvents)[number]['name']> = {
  'registration.started': file,
  'registration.number-check-asked': file,
  'registration.number-checked': fileAndQueue,
  'registration.changed': file,
  'registration.entries-kept': auditOnly,
  'registration.resume-link-issued': file,
  'registration.status-link-issued': auditOnly,
  'registration.resumed': file,
  'registration.contact-code-wanted': file,
  'registration.contact-mail-counted': file,
  'registration.contact-confirmed': file,
  'registration.submitted': fileAndQueue,
  'registration.withdrawn': fileAndPerhapsQueue,
  'registration.niss-checked': file,
  'registration.representative-recognised': file,
  'registration.claimed': fileAndQueue,
  'registration.released': fileAndQueue,
  'registration.number-confirmed': fileAndQueue,
  'registration.correction-asked': fileAndQueue,
  'registration.approved': fileAndQueue,
  'registration.refused': fileAndQueue,
  'registration.expiry-near': file,
  'registration.mail-asked-again': file,
  'registrations.forgotten': auditOnly,
}

/** One registration: its applicant, and whoever reads files at the desk. */
export const mayWatchRegistration: WatchPolicy = async (house, actor, id) => {
  if (!isUuid(id)) return false
  if (maySeeOwn(actor, id).allowed) return true
  if (!maySeeFile(actor).allowed) return false
  const row = await findRegistration(house.db, scopeFor(actor), id)
  // As for reading it: a draft is its applicant's own until it is sent.
  return row !== undefined && row.submittedAt !== null
}

/** The queue: whoever reads files at the desk. */
export const mayWatchQueue: WatchPolicy = (_house, actor) => Promise.resolve(maySeeAtDesk(actor).allowed)
