import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'
import { languages } from '../identity/identity.contract.ts'
import { mailTemplates } from '../notifications/notifications.contract.ts'

export const mailPreview = z.object({
  template: z.enum(mailTemplates),
  language: z.enum(languages),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})
export type MailPreview = z.infer<typeof mailPreview>

export const listMailPreviews = describeEndpoint({
  name: 'listMailPreviews',
  method: 'GET',
  path: '/dev/mails',
  summary: 'Every mail in every language of correspondence, with believable facts. Only in a demo',
  tag: 'Development',
  gate: 'anyone',
  answer: z.object({ items: z.array(mailPreview) }),
  errors: ['not-found'],
})
