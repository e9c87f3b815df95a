import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../platform/http/endpoint.contract.ts'
import { languages } from '../identity/identity.contract.ts'

/** A mail's way: `refused` is the receiving server's no for good, `bounced` a no that came after its yes. */
export const mailStates = ['queued', 'sent', 'refused', 'bounced'] as const
export type MailState = (typeof mailStates)[number]

/** Every mail there is; each has words in nl, fr and en. */
export const mailTemplates = [
  'contact-code',
  'resume-link',
  'registration-received',
  'registration-approved',
  'registration-refused',
  'registration-withdrawn',
  'registration-in-review',
  'correction-received',
  'number-confirmed',
  'number-not-known',
  'draft-expiring',
  'message-received',
  'correction-asked',
  'enterprise-number-requested',
  'enterprise-number-issued',
  'enterprise-number-refused',
  'niss-number',
  'temporary-password',
  'named-by-company',
  'staff-invitation',
  'sign-ins-guessed',
  'password-reset',
  'factors-exchanged',
  'factors-exchanged-company',
  'support-link',
  'help-request-received',
  'reset-refused',
  'staff-reset',
  'email-change',
  'email-change-noted',
  'account-changed',
  'account-braked',
  'accessibility-feedback',
] as const
export type MailTemplate = (typeof mailTemplates)[number]

/** Mails whose person can be sent new credentials. */
export const credentialTemplates: readonly MailTemplate[] = ['niss-number', 'temporary-password']

export const mailAbilities = ['resendCredentials'] as const

/** One line of the mail log. The text is never kept. */
export const mailView = z.object({
  id: z.string(),
  /** One of those of this release; older lines may name others. */
  template: z.string(),
  recipient: z.string(),
  subject: z.string(),
  language: z.enum(languages),
  state: z.enum(mailStates),
  /** Why it was refused or came back, as the mail server says it. */
  code: z.nullable(z.string()),
  attempts: z.int(),
  /** When it was sent, or first tried. */
  at: z.string(),
  bouncedAt: z.nullable(z.string()),
  personId: z.nullable(z.string()),
  registration: z.nullable(z.object({ id: z.string(), reference: z.string() })),
  abilities: z.array(z.enum(mailAbilities)),
})
export type MailView = z.infer<typeof mailView>

export const listMails = describeEndpoint({
  name: 'listMails',
  method: 'GET',
  path: '/desk/mails',
  summary: 'What was sent to whom, newest first',
  tag: 'Desk',
  gate: 'staff',
  query: z.object({
    ...listQuery,
    state: z.optional(z.enum(mailStates)),
    template: z.optional(z.enum(mailTemplates)),
    /** Part of the address, or the reference of a registration. */
    q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  }),
  answer: listOf(mailView),
  errors: ['not-signed-in', 'not-allowed', 'niss-in-url'],
})

/**
 * How whoever delivers our mails tells us that one came back. The body is signed with `WEBHOOK_KEY`; telling it twice
 * changes nothing.
 */
export const reportBounce = describeEndpoint({
  name: 'reportBounce',
  method: 'POST',
  path: '/hooks/mail-bounces',
  summary: 'A mail that was taken came back; signed with the webhook key',
  tag: 'Hooks',
  gate: 'anyone',
  bodyType: 'signed-json',
  idempotent: false,
  status: 204,
  body: z.object({
    messageId: z.string().check(z.minLength(3), z.maxLength(500)),
    recipient: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)),
    /** The mail server's code, such as `5.1.1`. */
    code: z.string().check(z.regex(/^[\w.-]{1,60}$/)),
  }),
  errors: ['not-signed-in', 'wrong-credentials', 'not-found'],
})
