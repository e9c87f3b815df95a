import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { email, registrationStatuses } from '../registrations.contract.ts'

/** The pages of the form on which something is typed; each keeps what is typed and not saved yet. */
export const entrySteps = ['number', 'contact', 'office', 'units', 'representatives'] as const
export type EntryStep = (typeof entrySteps)[number]

/** Hours a mailed link to go on works, once. */
export const resumeHours = 24
/** Days the link in a mail about how a request stands works, once. */
export const statusLinkDays = 14

const byId = z.object({ id: z.uuid() })
/** The fields of a page by their name in its form, as they were typed. */
const typedValues = z.record(z.string().check(z.minLength(1), z.maxLength(100)), z.string().check(z.maxLength(4_000)))

export const entriesView = z.object({
  step: z.enum(entrySteps),
  /** Null where nothing is kept: it was saved, or taken away. */
  values: z.nullable(z.record(z.string(), z.string())),
  /** Raised by each writing and by each saving of the page. */
  revision: z.int(),
  savedAt: z.string(),
})
export type EntriesView = z.infer<typeof entriesView>

export const listEntries = describeEndpoint({
  name: 'listEntries',
  method: 'GET',
  path: '/registrations/:id/entries',
  summary: 'What was typed on each page of the form and is not saved yet',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  answer: z.object({ items: z.array(entriesView) }),
  errors: ['not-found'],
})

export const keepEntries = describeEndpoint({
  name: 'keepEntries',
  method: 'PUT',
  path: '/registrations/:id/entries/:step',
  summary: 'Keep what is typed on a page before it is complete; nothing of it is checked, and saving the page replaces it',
  tag: 'Registering',
  gate: 'applicant',
  params: z.object({ id: z.uuid(), step: z.enum(entrySteps) }),
  body: z.object({
    /** The open page that writes: one id from its loading to its end. */
    writer: z.uuid(),
    /** Counts the writings of that page; an older one that arrives late is passed over. */
    turn: z.int().check(z.minimum(1), z.maximum(2_147_483_647)),
    /** The revision that page began from; 0 where there was none. */
    after: z.int().check(z.minimum(0), z.maximum(2_147_483_647)),
    /** Null takes away what is kept. */
    values: z.nullable(typedValues),
  }),
  answer: entriesView,
  errors: ['not-found', 'changed-meanwhile', 'not-in-this-state', 'invalid-input', 'too-large'],
})

/** `confirm-first`: an address that nobody has confirmed gets two mails and no more. */
export const resumeOutcomes = ['sent', 'no-contact', 'confirm-first'] as const
export type ResumeOutcome = (typeof resumeOutcomes)[number]

export const mailResumeLink = describeEndpoint({
  name: 'mailResumeLink',
  method: 'POST',
  path: '/registrations/:id/resume-link',
  summary: 'Mail the contact a link to go on with the registration on another device; it works once, for 24 hours',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  answer: z.object({ outcome: z.enum(resumeOutcomes), email: z.nullable(z.string()) }),
  errors: ['not-found', 'not-in-this-state', 'too-many'],
})

export const askResumeLink = describeEndpoint({
  name: 'askResumeLink',
  method: 'POST',
  path: '/resume-links',
  summary: 'Ask for a link to a registration by its reference and the address of its contact; the answer never tells whether they fit',
  tag: 'Registering',
  gate: 'anyone',
  status: 202,
  body: z.object({ reference: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)), email }),
  answer: z.object({}),
  errors: ['invalid-input', 'not-allowed', 'too-many'],
})

const token = z.string().check(z.minLength(20), z.maxLength(200))

export const lookResumeLink = describeEndpoint({
  name: 'lookResumeLink',
  method: 'POST',
  path: '/resume-links/look',
  summary: 'Whether a mailed link to go on is still good, and for which registration',
  tag: 'Registering',
  gate: 'anyone',
  idempotent: false,
  body: z.object({ token }),
  /** `mine`: whoever asks has it open already, and needs no link. */
  answer: z.object({ reference: z.string(), companyName: z.nullable(z.string()), mine: z.boolean() }),
  errors: ['link-expired', 'link-used', 'not-found', 'too-many'],
})

export const useResumeLink = describeEndpoint({
  name: 'useResumeLink',
  method: 'POST',
  path: '/resume-links/use',
  summary: 'Open a registration with a mailed link; its token or cookie opens it here from now on',
  tag: 'Registering',
  gate: 'anyone',
  idempotent: false,
  body: z.object({ token }),
  answer: z.object({ id: z.string(), reference: z.string(), status: z.enum(registrationStatuses), accessToken: z.string() }),
  errors: ['link-expired', 'link-used', 'not-found', 'not-allowed', 'too-many'],
})
