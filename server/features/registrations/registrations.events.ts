import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { entrySteps } from './draft/drafts.contract.ts'
import { mailsToSendAgain } from './story/registration-story.contract.ts'
import { nissCheckStates, numberCheckKinds, numberCheckStates, reasonCodes } from './registrations.contract.ts'

const subject = 'registration'
const nothing = z.object({})
const check = z.object({ checkId: z.uuid(), kind: z.enum(numberCheckKinds) })

export const registrationStarted = defineEvent('registration.started', { subject, payload: z.object({ country: z.string() }) })
/** A register has to be asked; the job that does so listens to this. */
export const numberCheckAsked = defineEvent('registration.number-check-asked', {
  subject,
  /** `fresh`: the desk wants the register itself to say it now, not what it said earlier today. */
  payload: z.extend(check, { fresh: z.optional(z.boolean()) }),
})
export const numberChecked = defineEvent('registration.number-checked', {
  subject,
  payload: z.extend(check, { state: z.enum(numberCheckStates), code: z.nullable(z.string()), blocked: z.boolean() }),
})
export const registrationChanged = defineEvent('registration.changed', { subject, payload: nothing })
/** A contact address was given or changed and a code has to be mailed to it. */
export const contactCodeWanted = defineEvent('registration.contact-code-wanted', { subject, payload: z.object({ issueId: z.uuid() }) })
/** Something typed on a page is kept before it is saved: told once, not for every letter. */
export const entriesKept = defineEvent('registration.entries-kept', { subject, payload: z.object({ step: z.enum(entrySteps) }) })
/** A link to go on has to be mailed to the contact; `asked` by who holds the registration, or from outside with its reference. */
export const resumeLinkIssued = defineEvent('registration.resume-link-issued', {
  subject,
  payload: z.object({ issueId: z.uuid(), asked: z.enum(['inside', 'outside']) }),
})
/** A mail about how it stands carries a link that opens it. */
export const statusLinkIssued = defineEvent('registration.status-link-issued', { subject, payload: z.object({ issueId: z.uuid() }) })
/** A mailed link was used: one more browser opens it. */
export const registrationResumed = defineEvent('registration.resumed', { subject, payload: z.object({ issueId: z.uuid() }) })
export const contactConfirmed = defineEvent('registration.contact-confirmed', { subject, payload: nothing })
/** The contact was or will be written to before it was confirmed. */
export const contactMailCounted = defineEvent('registration.contact-mail-counted', { subject, payload: z.object({ count: z.int() }) })
export const registrationSubmitted = defineEvent('registration.submitted', { subject, payload: z.object({ again: z.boolean() }) })
/** Taken back by its applicant; `sent` where the agency had it. */
export const registrationWithdrawn = defineEvent('registration.withdrawn', { subject, payload: z.object({ sent: z.boolean() }) })
/** The register was asked about a number that was typed (S40); what it has is for the desk. */
export const nissChecked = defineEvent('registration.niss-checked', {
  subject,
  payload: z.object({ representativeId: z.uuid(), state: z.enum(nissCheckStates) }),
})
/** A representative turned out to be a person of ours who was known already (S52). */
export const representativeMoved = defineEvent('registration.representative-recognised', {
  subject,
  payload: z.object({ representativeId: z.uuid(), personId: z.uuid() }),
})
export const registrationClaimed = defineEvent('registration.claimed', { subject, payload: z.object({ takenOver: z.boolean() }) })
export const registrationReleased = defineEvent('registration.released', {
  subject,
  payload: z.object({ because: z.enum(['by-hand', 'lease-over']) }),
})
export const numberConfirmed = defineEvent('registration.number-confirmed', { subject, payload: z.object({ checkId: z.uuid() }) })
export const registrationApproved = defineEvent('registration.approved', { subject, payload: z.object({ companyId: z.uuid() }) })
export const registrationRefused = defineEvent('registration.refused', {
  subject,
  payload: z.object({ reasons: z.array(z.enum(reasonCodes)) }),
})
export const correctionAsked = defineEvent('registration.correction-asked', {
  subject,
  payload: z.object({ reasons: z.array(z.enum(reasonCodes)) }),
})

/** A draft nobody touched goes within a week; its contact is told. */
export const expiryNear = defineEvent('registration.expiry-near', { subject, payload: nothing })
/** Its applicant wants a mail again that was sent before. */
export const mailAskedAgain = defineEvent('registration.mail-asked-again', {
  subject,
  payload: z.object({ template: z.enum(mailsToSendAgain) }),
})

/** Their time was over: counts only. */
export const registrationsForgotten = defineEvent('registrations.forgotten', {
  subject: 'registrations',
  payload: z.object({ drafts: z.int(), refused: z.int(), withdrawn: z.int() }),
})

export const registrationEvents = [
  registrationStarted,
  numberCheckAsked,
  numberChecked,
  registrationChanged,
  contactCodeWanted,
  entriesKept,
  resumeLinkIssued,
  registrationResumed,
  contactConfirmed,
  contactMailCounted,
  statusLinkIssued,
  registrationSubmitted,
  registrationWithdrawn,
  nissChecked,
  representativeMoved,
  registrationClaimed,
  registrationReleased,
  numberConfirmed,
  registrationApproved,
  registrationRefused,
  correctionAsked,
  expiryNear,
  mailAskedAgain,
  registrationsForgotten,
] as const
