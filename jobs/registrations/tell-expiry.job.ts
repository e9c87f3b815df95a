import * as z from 'zod/mini'
import { findMailFacts, type MailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { draftExpiringMail } from '#server/features/registrations/mails/progress-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Tells the contact of a draft until when it is kept. */
export const tellExpiry = defineJob({
  name: 'tell-expiry',
  queue: 'mail',
  on: ['registration.expiry-near'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const facts = await findMailFacts(context.house, context.actor, context.trigger.subject.id)
    if (facts?.status !== 'draft') return
    const write = (known: MailFacts) => draftExpiringMail({ ...known, day: known.keptUntil }, known.language)
    await writeToContact(context, { template: 'draft-expiring', facts, write })
  },
})
