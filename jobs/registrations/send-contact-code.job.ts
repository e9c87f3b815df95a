import * as z from 'zod/mini'
import { findContactCode, findMailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { contactCodeMail } from '#server/features/registrations/mails/registration-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Mails the code that confirms a contact address. A code that was replaced meanwhile is not sent any more. */
export const sendContactCode = defineJob({
  name: 'send-contact-code',
  queue: 'mail',
  on: ['registration.contact-code-wanted'],
  payload: z.object({ issueId: z.uuid() }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { house, actor, trigger, payload } = context
    const registrationId = trigger.subject.id
    const facts = await findMailFacts(house, actor, registrationId)
    const code = await findContactCode(house, actor, { registrationId, issueId: payload.issueId })
    if (!facts || code === undefined) return
    await writeToContact(context, { template: 'contact-code', facts, content: contactCodeMail({ ...facts, code }, facts.language) })
  },
})
