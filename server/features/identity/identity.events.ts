import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { csamRefusals } from './csam.contract.ts'
import { resendReasons, staffRoles } from './identity.contract.ts'

const registration = z.nullable(z.uuid())
const nothing = z.object({})
const issue = z.object({ issueId: z.uuid() })

/** A person now has a tie to a company; `knownNumber` when the NISS was given, so none has to be asked for. */
export const personAdmitted = defineEvent('person.admitted', {
  subject: 'person',
  payload: z.object({ registrationId: registration, companyId: z.uuid(), knownNumber: z.boolean(), knownAccount: z.boolean() }),
})
/** A company names somebody who has an account already: told there, and nothing issued. */
export const personNamedAgain = defineEvent('person.named-again', { subject: 'person', payload: z.object({ companyId: z.uuid() }) })
/** Named by number alone (S40): the register is asked for the name, and tells it. */
export const personNameWanted = defineEvent('person.name-wanted', {
  subject: 'person',
  payload: z.object({ registrationId: registration }),
})
export const personNameRecorded = defineEvent('person.name-recorded', {
  subject: 'person',
  payload: z.object({ registrationId: registration }),
})
export const nissIssued = defineEvent('person.niss-issued', { subject: 'person', payload: z.object({ registrationId: registration }) })
/** Somebody at the desk has the first credentials sent anew. */
export const credentialsWanted = defineEvent('person.credentials-wanted', {
  subject: 'person',
  payload: z.object({ registrationId: registration, reason: z.enum(resendReasons) }),
})
export const duplicateSuspected = defineEvent('person.duplicate-suspected', {
  subject: 'person',
  payload: z.object({ registrationId: registration, candidates: z.int() }),
})
/** The desk has said that a person is somebody already known; `into` is the person of ours that he turned out to be. */
export const personRecognised = defineEvent('person.recognised', {
  subject: 'person',
  payload: z.object({ registrationId: registration, into: z.nullable(z.uuid()) }),
})
/** The desk has said that a person is nobody of those he looks like; `knownNumber` when he keeps the number he has. */
export const personToldApart = defineEvent('person.told-apart', {
  subject: 'person',
  payload: z.object({ registrationId: registration, companyId: z.uuid(), knownNumber: z.boolean() }),
})
/** The register has replaced a number; the person signs in with the old one and the new one. */
export const nissReplaced = defineEvent('person.niss-replaced', { subject: 'person', payload: nothing })
export const nissRefused = defineEvent('person.niss-refused', {
  subject: 'person',
  payload: z.object({ registrationId: registration, code: z.string() }),
})

export const temporaryPasswordIssued = defineEvent('account.temporary-password-issued', { subject: 'account', payload: issue })
export const signedIn = defineEvent('account.signed-in', { subject: 'account', payload: z.object({ sessionId: z.uuid() }) })
export const signInRefused = defineEvent('account.sign-in-refused', {
  subject: 'account',
  payload: z.object({ step: z.enum(['password', 'otp', 'csam']), braked: z.boolean(), why: z.optional(z.enum(csamRefusals)) }),
})
export const signedOut = defineEvent('account.signed-out', { subject: 'account', payload: z.object({ sessionId: z.uuid() }) })
export const phoneLinked = defineEvent('account.phone-linked', { subject: 'account', payload: nothing })
export const passwordChanged = defineEvent('account.password-changed', { subject: 'account', payload: nothing })
export const recoveryCodeUsed = defineEvent('account.recovery-code-used', { subject: 'account', payload: nothing })

export const staffInvited = defineEvent('staff.invited', {
  subject: 'account',
  payload: z.object({ issueId: z.uuid(), roles: z.array(z.enum(staffRoles)) }),
})
export const invitationAccepted = defineEvent('staff.invitation-accepted', { subject: 'account', payload: issue })
export const accountBlocked = defineEvent('account.blocked', { subject: 'account', payload: nothing })
export const accountUnblocked = defineEvent('account.unblocked', { subject: 'account', payload: nothing })
export const staffRolesChanged = defineEvent('staff.roles-changed', {
  subject: 'account',
  payload: z.object({ roles: z.array(z.enum(staffRoles)) }),
})

/** What the night took away: how many sessions, and how many names that were tried in vain. */
export const signInsForgotten = defineEvent('sign-ins.forgotten', {
  subject: 'retention',
  payload: z.object({ sessions: z.int(), names: z.int() }),
})

export const identityEvents = [
  personAdmitted,
  personNamedAgain,
  personNameWanted,
  personNameRecorded,
  nissIssued,
  credentialsWanted,
  duplicateSuspected,
  personRecognised,
  personToldApart,
  nissReplaced,
  nissRefused,
  temporaryPasswordIssued,
  signedIn,
  signInRefused,
  signedOut,
  phoneLinked,
  passwordChanged,
  recoveryCodeUsed,
  staffInvited,
  invitationAccepted,
  accountBlocked,
  accountUnblocked,
  staffRolesChanged,
  signInsForgotten,
] as const
