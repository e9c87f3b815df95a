import { auditOnly, idIn, type Hearing, type LiveMap, type SealedEvent } from '../../platform/live/live-map.ts'
import type { identityEvents } from './identity.events.ts'

/** The person's own pages, wherever he is signed in. The room is entered by the server, never by asking. */
const account = (event: SealedEvent): Hearing => ({ rooms: [`account:${event.subject.id}`] })

/** A representative's number and credentials are steps of the registration that named him; later additions have none. */
function registration(event: SealedEvent): Hearing {
  const id = idIn(event, 'registrationId')
  return id === undefined ? auditOnly() : { rooms: [`registration:${id}`], subject: { type: 'registration', id } }
}

export const identityLive: LiveMap<(typeof identityEvents)[number]['name']> = {
  'person.admitted': registration,
  // Whoever named him must not learn that there is an account.
  'person.named-again': auditOnly,
  'person.name-wanted': auditOnly,
  'person.name-recorded': registration,
  'person.niss-issued': registration,
  'person.credentials-wanted': registration,
  'person.duplicate-suspected': registration,
  'person.recognised': registration,
  'person.told-apart': registration,
  'person.niss-replaced': auditOnly,
  'person.niss-refused': registration,
  'account.temporary-password-issued': account,
  'account.signed-in': account,
  // Whoever guesses at a name must not be able to make somebody's pages move.
  'account.sign-in-refused': auditOnly,
  'account.signed-out': account,
  'account.phone-linked': account,
  'account.password-changed': account,
  'account.recovery-code-used': account,
  'staff.invited': account,
  'staff.invitation-accepted': account,
  'account.blocked': account,
  'account.unblocked': account,
  'staff.roles-changed': account,
  'sign-ins.forgotten': auditOnly,
}
