import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { guessingKinds, resendReasons, staffRoles } from './identity.contract.ts'
import { agencyRefusals } from './issuers/agency.contract.ts'
import { brakedBehind } from './sign-in/brake.contract.ts'
import { csamRefusals } from './issuers/csam.contract.ts'
import { accountHelpReasons } from './account-help/account-help.contract.ts'
import { approveReasons, refuseReasons } from './recovery/reset-approvals.contract.ts'
import { blockReasons } from './staff/staff.contract.ts'

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
/** Why an issuer's sign-in came to nothing, be it CSAM or the agency's own. */
const issuerRefusals = [...new Set([...csamRefusals, ...agencyRefusals])] as const
export const signInRefused = defineEvent('account.sign-in-refused', {
  subject: 'account',
  payload: z.object({ step: z.enum(['password', 'otp', 'csam', 'agency']), braked: z.boolean(), why: z.optional(z.enum(issuerRefusals)) }),
})
/** Wrong passwords or codes brake the account: its owner is told, once a day of each matter. */
export const accountBraked = defineEvent('account.braked', { subject: 'account', payload: z.object({ behind: z.enum(brakedBehind) }) })
/** The session acts for the event's company from now on. */
export const profileChosen = defineEvent('account.profile-chosen', { subject: 'account', payload: z.object({ sessionId: z.uuid() }) })
export const signedOut = defineEvent('account.signed-out', { subject: 'account', payload: z.object({ sessionId: z.uuid() }) })
/** Somebody of the agency signed in at its own issuer for the first time: that login is his from now on. */
export const agencyTied = defineEvent('account.agency-tied', { subject: 'account', payload: nothing })
export const phoneLinked = defineEvent('account.phone-linked', { subject: 'account', payload: nothing })
export const passwordChanged = defineEvent('account.password-changed', { subject: 'account', payload: nothing })
export const recoveryCodeUsed = defineEvent('account.recovery-code-used', { subject: 'account', payload: nothing })

/** Somebody asked for a new password by an address; whose it is, and whether anybody's, the job finds out. */
export const passwordResetRequested = defineEvent('password-reset.requested', { subject: 'reset-request', payload: nothing })
export const resetLinkIssued = defineEvent('account.reset-link-issued', { subject: 'account', payload: issue })
export const resetLinkUsed = defineEvent('account.reset-link-used', { subject: 'account', payload: issue })
/** Phone, recovery codes and password are others than before: the earlier ones no longer count. */
export const factorsExchanged = defineEvent('account.factors-exchanged', { subject: 'account', payload: nothing })

/** Support has a link mailed to who cannot help himself (S131). */
export const resetLinkWanted = defineEvent('account.reset-link-wanted', {
  subject: 'account',
  payload: z.object({ reason: z.enum(accountHelpReasons) }),
})
/** Support looked for an account by what a person told; `found` is false where not all of it fitted one. */
export const accountLookedAt = defineEvent('account.looked-at', { subject: 'account', payload: z.object({ found: z.boolean() }) })

/** A company of the person wants the agency to approve it first. */
export const resetApprovalWanted = defineEvent('account.reset-approval-wanted', {
  subject: 'account',
  payload: z.object({ approvalId: z.uuid() }),
})
export const resetApproved = defineEvent('account.reset-approved', {
  subject: 'account',
  payload: z.object({ approvalId: z.uuid(), reason: z.enum(approveReasons) }),
})
export const resetRefused = defineEvent('account.reset-refused', {
  subject: 'account',
  payload: z.object({ approvalId: z.uuid(), reason: z.enum(refuseReasons) }),
})

const staffReset = z.object({ resetId: z.uuid() })
export const staffResetProposed = defineEvent('staff.reset-proposed', { subject: 'account', payload: staffReset })
export const staffResetConfirmed = defineEvent('staff.reset-confirmed', { subject: 'account', payload: staffReset })
export const staffResetWithdrawn = defineEvent('staff.reset-withdrawn', { subject: 'account', payload: staffReset })

export const staffInvited = defineEvent('staff.invited', {
  subject: 'account',
  payload: z.object({ issueId: z.uuid(), roles: z.array(z.enum(staffRoles)) }),
})
export const invitationAccepted = defineEvent('staff.invitation-accepted', { subject: 'account', payload: issue })
export const accountBlocked = defineEvent('account.blocked', {
  subject: 'account',
  payload: z.object({ reason: z.optional(z.enum(blockReasons)) }),
})
export const accountUnblocked = defineEvent('account.unblocked', { subject: 'account', payload: nothing })
export const staffRolesChanged = defineEvent('staff.roles-changed', {
  subject: 'account',
  payload: z.object({ roles: z.array(z.enum(staffRoles)) }),
})

/** Many accounts failed from one network, or with one password; the subject is a keyed hash of it. */
export const signInsGuessed = defineEvent('sign-ins.guessed', {
  subject: 'guessing',
  payload: z.object({ kind: z.enum(guessingKinds), accounts: z.int() }),
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
  accountBraked,
  profileChosen,
  signedOut,
  agencyTied,
  phoneLinked,
  passwordChanged,
  recoveryCodeUsed,
  passwordResetRequested,
  resetLinkIssued,
  resetLinkUsed,
  factorsExchanged,
  resetLinkWanted,
  accountLookedAt,
  resetApprovalWanted,
  resetApproved,
  resetRefused,
  staffResetProposed,
  staffResetConfirmed,
  staffResetWithdrawn,
  staffInvited,
  invitationAccepted,
  accountBlocked,
  accountUnblocked,
  staffRolesChanged,
  signInsGuessed,
  signInsForgotten,
] as const
