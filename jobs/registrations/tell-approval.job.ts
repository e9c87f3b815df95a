import * as z from 'zod/mini'
import { findMailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { registrationApprovedMail } from '#server/features/registrations/mails/registration-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Tells the contact that the registration is approved. */
export const tellApproval = defineJob({
  name: 'tell-approval',
  queue: 'mail',
  on: ['registration.approved'],
  payload: z.object({ companyId: z.uuid() }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const facts = await findMailFacts(context.house, context.actor, context.trigger.subject.id)
    if (!facts) return
    await writeToContact(context, { template: 'registration-approved', facts, content: registrationApprovedMail(facts, facts.language) })
  },
})
