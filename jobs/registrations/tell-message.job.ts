import * as z from 'zod/mini'
import { findMessageMail } from '#server/features/registrations/messages/find-message-mail.query.ts'
import { messageReceivedMail } from '#server/features/registrations/mails/progress-mails.mail.ts'
import { messageSides } from '#server/features/registrations/messages/registration-messages.contract.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Mails the contact what the agency wrote. The agency gets no mail: its queue counts what nobody has read. */
export const tellMessage = defineJob({
  name: 'tell-message',
  queue: 'mail',
  on: ['registration.message-sent'],
  payload: z.object({ messageId: z.uuid(), from: z.enum(messageSides) }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    if (context.payload.from !== 'agency') return
    const facts = await findMessageMail(context.house, context.actor, context.payload.messageId)
    if (!facts) return
    await writeToContact(context, { template: 'message-received', facts, write: (known) => messageReceivedMail(known, known.language) })
  },
})
