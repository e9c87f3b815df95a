import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { mailTemplates } from './notifications.contract.ts'

const payload = z.object({ template: z.enum(mailTemplates), registrationId: z.nullable(z.uuid()) })

export const mailSent = defineEvent('mail.sent', { subject: 'mail', payload })
/** The receiving server said no for good: staff and applicant are shown so. */
export const mailRefused = defineEvent('mail.refused', { subject: 'mail', payload: z.extend(payload, { code: z.string() }) })
/** It was taken first and came back later. */
export const mailBounced = defineEvent('mail.bounced', { subject: 'mail', payload: z.extend(payload, { code: z.string() }) })
/** What the night took away: how many lines of the mail log. */
export const mailsForgotten = defineEvent('mails.forgotten', { subject: 'retention', payload: z.object({ mails: z.int() }) })

export const notificationEvents = [mailSent, mailRefused, mailBounced, mailsForgotten] as const
