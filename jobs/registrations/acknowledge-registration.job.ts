import * as z from 'zod/mini'
import { findMailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { correctionReceivedMail } from '#server/features/registrations/mails/progress-mails.mail.ts'
import { registrationReceivedMail } from '#server/features/registrations/mails/registration-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Tells the contact that the registration, or its correction, has arrived and what comes next (S46). */
export const acknowledgeRegistration = defineJob({
  name: 'acknowledge-registration',
  queue: 'mail',
  on: ['registration.submitted'],
  payload: z.object({ again: z.boolean() }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const facts = await findMailFacts(context.house, context.actor, context.trigger.subject.id)
    if (!facts) return
    const [template, mail] = context.payload.again
      ? (['correction-received', correctionReceivedMail] as const)
      : (['registration-received', registrationReceivedMail] as const)
    await writeToContact(context, { template, facts, write: (known) => mail(known, known.language) })
  },
})
