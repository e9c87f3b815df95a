import * as z from 'zod/mini'
import { findMailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { correctionAskedMail } from '#server/features/registrations/mails/registration-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Tells the contact what has to be corrected. */
export const tellCorrection = defineJob({
  name: 'tell-correction',
  queue: 'mail',
  on: ['registration.correction-asked'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const facts = await findMailFacts(context.house, context.actor, context.trigger.subject.id)
    if (!facts) return
    await writeToContact(context, { template: 'correction-asked', facts, write: (known) => correctionAskedMail(known, known.language) })
  },
})
