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
  'account.braked': auditOnly,
  'account.profile-chosen': account,
  'account.signed-out': account,
  'account.agency-tied': account,
  'account.phone-linked': account,
  'account.password-changed': account,
  'account.recovery-code-used': account,
  // Whoever asks with somebody's address must not be able to make his pages move.
  'password-reset.requested': auditOnly,
  'account.reset-link-issued': auditOnly,
  'account.reset-link-used': account,
  'account.factors-exchanged': account,
  // What administrators do about an account is told by mail, not by pages that move under somebody.
  'account.reset-link-wanted': auditOnly,
  'account.looked-at': auditOnly,
  'account.reset-approval-wanted': auditOnly,
  'account.reset-approved': auditOnly,
  'account.reset-refused': auditOnly,
  'staff.reset-proposed': auditOnly,
  'staff.reset-confirmed': account,
  'staff.reset-withdrawn': auditOnly,
  'staff.invited': account,
  'staff.invitation-accepted': account,
  'account.blocked': account,
  'account.unblocked': account,
  'staff.roles-changed': account,
  // The card that follows is heard by the desk.
  'sign-ins.guessed': auditOnly,
  'sign-ins.forgotten': auditOnly,
}
