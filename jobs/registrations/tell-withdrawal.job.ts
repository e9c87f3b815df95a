import * as z from 'zod/mini'
import { findMailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { registrationWithdrawnMail } from '#server/features/registrations/mails/registration-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Tells the contact that the registration was withdrawn; not of a draft, of which the agency never wrote. */
export const tellWithdrawal = defineJob({
  name: 'tell-withdrawal',
  queue: 'mail',
  on: ['registration.withdrawn'],
  payload: z.object({ sent: z.boolean() }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    if (!context.payload.sent) return
    const facts = await findMailFacts(context.house, context.actor, context.trigger.subject.id)
    if (!facts) return
    await writeToContact(context, { template: 'registration-withdrawn', facts, content: registrationWithdrawnMail(facts, facts.language) })
  },
})
