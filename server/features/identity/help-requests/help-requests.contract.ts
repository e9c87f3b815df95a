import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../../platform/http/endpoint.contract.ts'
import { nameSigns } from '../../companies/companies.contract.ts'
import { accountDiagnosis, accountHelpReasons } from '../account-help/account-help.contract.ts'
import { screenLanguages } from '../identity.contract.ts'

/** What somebody cannot do; the four last ones are the causes that the profile step computes (S137). */
export const helpTopics = [
  'no-mail',
  'lost-phone',
  'forgotten-password',
  'eid-or-itsme',
  'other',
  'profile-not-named',
  'profile-tie-waiting',
  'profile-tie-refused',
  'profile-no-right',
] as const
export type HelpTopic = (typeof helpTopics)[number]

/** How a question ended. Codes only: they are kept in the trail. */
export const helpEndings = ['link-mailed', 'answered', 'does-not-fit', 'not-for-us'] as const
/** The endings that somebody at the desk chooses; a mailed link is one by itself. */
export const chosenEndings = ['answered', 'does-not-fit', 'not-for-us'] as const
export type ChosenEnding = (typeof chosenEndings)[number]

export const attachmentTypes = ['png', 'jpeg', 'pdf'] as const
export type AttachmentType = (typeof attachmentTypes)[number]
export const attachmentStates = ['checking', 'clean', 'refused'] as const
/** 5 MiB: a screenshot, or a scan of a letter. */
export const attachmentMaxBytes = 5 * 1024 * 1024
/** For how long after the question a picture of what is seen may be added. */
export const attachmentMinutes = 60

export const helpMessageMost = 2000

const attachment = z.object({ type: z.enum(attachmentTypes), size: z.int(), state: z.enum(attachmentStates) })
const params = z.object({ id: z.uuid() })

export const askForHelp = describeEndpoint({
  name: 'askForHelp',
  method: 'POST',
  path: '/help-requests',
  summary: 'Ask support for help with signing in; the answer is the same whether there is such an account or not (S131, S137)',
  tag: 'Help',
  gate: 'anyone',
  status: 201,
  body: z.object({
    niss: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
    name: z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(200), z.regex(nameSigns)),
    email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
    topic: z.enum(helpTopics),
    message: z.string().check(z.trim(), z.minLength(1), z.maxLength(helpMessageMost)),
    language: z.enum(screenLanguages),
  }),
  answer: z.object({ id: z.string(), reference: z.string() }),
  errors: ['invalid-input', 'too-many'],
})

/** Who has just asked holds the id, and nobody else: for an hour it shows that the question arrived. */
export const getSentHelpRequest = describeEndpoint({
  name: 'getSentHelpRequest',
  method: 'GET',
  path: '/help-requests/:id',
  summary: 'That a question arrived, and what was added to it, for an hour',
  tag: 'Help',
  gate: 'anyone',
  params,
  answer: z.object({ reference: z.string(), attachment: z.nullable(attachment) }),
  errors: ['not-found'],
})

export const putHelpAttachment = describeEndpoint({
  name: 'putHelpAttachment',
  method: 'PUT',
  path: '/help-requests/:id/attachment',
  summary: 'Add a picture of what you see: PNG, JPEG or PDF, at most 5 MiB, within an hour; another one takes its place',
  tag: 'Help',
  gate: 'anyone',
  params,
  query: z.object({ name: z.optional(z.string().check(z.maxLength(500))) }),
  bodyType: 'bytes',
  answer: z.object({ attachment }),
  errors: ['not-found', 'not-in-this-state', 'too-large', 'wrong-type', 'invalid-input', 'too-many'],
})

export const helpRequestLine = z.object({
  id: z.string(),
  reference: z.string(),
  topic: z.enum(helpTopics),
  name: z.string(),
  hasAttachment: z.boolean(),
  sentAt: z.string(),
})
export type HelpRequestLine = z.infer<typeof helpRequestLine>

export const listHelpRequests = describeEndpoint({
  name: 'listHelpRequests',
  method: 'GET',
  path: '/desk/account-help/requests',
  summary: 'Who waits for help with signing in, the longest first; and how many wait in all',
  tag: 'Desk',
  gate: 'staff',
  query: z.object({ ...listQuery, cursor: z.optional(z.uuid()) }),
  answer: listOf(helpRequestLine),
  errors: ['not-signed-in', 'not-allowed', 'invalid-input'],
})

export const helpRequestView = z.object({
  ...helpRequestLine.shape,
  nissMasked: z.string(),
  email: z.string(),
  message: z.string(),
  language: z.enum(screenLanguages),
  attachment: z.nullable(attachment),
  closedAt: z.nullable(z.string()),
  ending: z.nullable(z.enum(helpEndings)),
  /** How the account stands; null where number, name and address do not all fit one. */
  account: z.nullable(accountDiagnosis),
  abilities: z.array(z.enum(['mailLink', 'close'])),
})
export type HelpRequestView = z.infer<typeof helpRequestView>

export const getHelpRequest = describeEndpoint({
  name: 'getHelpRequest',
  method: 'GET',
  path: '/desk/account-help/requests/:id',
  summary: 'One question about signing in, with how the account stands where all three fit; noted in the trail',
  tag: 'Desk',
  gate: 'staff',
  params,
  answer: helpRequestView,
  errors: ['not-signed-in', 'not-allowed', 'not-found'],
})

export const helpAttachmentFile = describeEndpoint({
  name: 'helpAttachmentFile',
  method: 'GET',
  path: '/desk/account-help/requests/:id/attachment',
  summary: 'What was added to a question, to be kept and looked at, never run',
  tag: 'Desk',
  gate: 'staff',
  params,
  answerType: 'file',
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})

export const answerHelpRequest = describeEndpoint({
  name: 'answerHelpRequest',
  method: 'POST',
  path: '/desk/account-help/requests/:id/link',
  summary: 'Mail a link to the address of the account that number, name and address all fit, and close the question with it',
  tag: 'Desk',
  gate: 'staff',
  status: 202,
  idempotent: false,
  params,
  body: z.object({ reason: z.enum(accountHelpReasons) }),
  answer: z.object({ username: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})

export const closeHelpRequest = describeEndpoint({
  name: 'closeHelpRequest',
  method: 'POST',
  path: '/desk/account-help/requests/:id/close',
  summary: 'Put a question away, saying how it ended',
  tag: 'Desk',
  gate: 'staff',
  idempotent: false,
  params,
  body: z.object({ ending: z.enum(chosenEndings) }),
  answer: z.object({ id: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})
