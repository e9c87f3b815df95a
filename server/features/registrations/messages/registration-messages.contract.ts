import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'

/** Who speaks: the company that registers, or the agency. Who of the agency it was is the desk's own business. */
export const messageSides = ['company', 'agency'] as const
export type MessageSide = (typeof messageSides)[number]

export const longestMessage = 4000

/**
 * Several lines in any script, with the joiners that scripts need. Other control signs and text-direction overrides never
 * belong in what people write to each other.
 */
export const severalLines = /^(?:\n|[^\p{Cc}\u202a-\u202e\u2066-\u2069])*$/u

/** Plain text. Forms end lines with CR LF; who pastes brings tabs and signs without width, which nobody can see to mend. */
const messageText = z.string().check(
  z.overwrite((text) =>
    text
      .replace(/\r\n?/g, '\n')
      .replaceAll('\t', ' ')
      .replace(/[\u200b\u2060\ufeff]/g, ''),
  ),
  z.trim(),
  z.normalize('NFC'),
  z.minLength(1),
  z.maxLength(longestMessage),
  z.regex(severalLines),
)

export const messageView = z.object({
  id: z.string(),
  from: z.enum(messageSides),
  /** Who of the agency wrote it; only the desk is told. */
  author: z.nullable(z.string()),
  text: z.string(),
  sentAt: z.string(),
  /** When the other side first had it before its eyes. */
  readAt: z.nullable(z.string()),
})

export const messageAbilities = ['write', 'markRead'] as const
export const conversation = z.object({
  /** Oldest first; the newest hundred, or those before the one that was asked for. */
  items: z.array(messageView),
  /** There are older ones. */
  hasEarlier: z.boolean(),
  /** What the other side wrote and this one has not read. */
  unread: z.int(),
  abilities: z.array(z.enum(messageAbilities)),
})
export type Conversation = z.infer<typeof conversation>

const byId = z.object({ id: z.uuid() })
const before = z.object({ before: z.optional(z.uuid()) })
const written = z.object({ text: messageText })
const upTo = z.object({ upTo: z.uuid() })

export const listMessages = describeEndpoint({
  name: 'listMessages',
  method: 'GET',
  path: '/registrations/:id/messages',
  summary: 'What you and the agency wrote to each other about your registration',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  query: before,
  answer: conversation,
  errors: ['not-found'],
})

export const writeMessage = describeEndpoint({
  name: 'writeMessage',
  method: 'POST',
  path: '/registrations/:id/messages',
  summary: 'Write to the agency about your registration, from when it is sent until it is decided',
  tag: 'Registering',
  gate: 'applicant',
  status: 201,
  params: byId,
  body: written,
  answer: conversation,
  errors: ['not-found', 'not-in-this-state', 'invalid-input', 'too-many'],
})

export const markMessagesRead = describeEndpoint({
  name: 'markMessagesRead',
  method: 'POST',
  path: '/registrations/:id/messages/read',
  summary: 'Note that you have seen the agency’s messages up to this one',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  body: upTo,
  answer: conversation,
  errors: ['not-found'],
})

export const listDeskMessages = describeEndpoint({
  name: 'listDeskMessages',
  method: 'GET',
  path: '/desk/registrations/:id/messages',
  summary: 'What the company and the agency wrote to each other about a file',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  query: before,
  answer: conversation,
  errors: ['not-signed-in', 'not-found'],
})

export const writeDeskMessage = describeEndpoint({
  name: 'writeDeskMessage',
  method: 'POST',
  path: '/desk/registrations/:id/messages',
  summary: 'Write to the company of a file; it goes by mail as well',
  tag: 'Desk',
  gate: 'staff',
  status: 201,
  params: byId,
  body: written,
  answer: conversation,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state', 'invalid-input', 'too-many'],
})

export const markDeskMessagesRead = describeEndpoint({
  name: 'markDeskMessagesRead',
  method: 'POST',
  path: '/desk/registrations/:id/messages/read',
  summary: 'Note that the desk has seen the company’s messages up to this one',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: upTo,
  answer: conversation,
  errors: ['not-signed-in', 'not-allowed', 'not-found'],
})
