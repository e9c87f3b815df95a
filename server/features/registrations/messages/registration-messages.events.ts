import * as z from 'zod/mini'
import { defineEvent } from '../../../platform/events/define-events.ts'
import { messageSides } from './registration-messages.contract.ts'

const subject = 'registration'

/** The text is in its row alone, and goes with the registration; the trail stays. */
export const messageSent = defineEvent('registration.message-sent', {
  subject,
  payload: z.object({ messageId: z.uuid(), from: z.enum(messageSides) }),
})
export const messagesRead = defineEvent('registration.messages-read', { subject, payload: z.object({ by: z.enum(messageSides) }) })

export const registrationMessageEvents = [messageSent, messagesRead] as const
