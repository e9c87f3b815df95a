import * as z from 'zod/mini'
import type { MailContent } from '#server/features/notifications/mail-layout.ts'
import { findMailFacts, type MailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import * as mails from '#server/features/registrations/mails/registration-mails.mail.ts'
import { mailsToSendAgain } from '#server/features/registrations/story/registration-story.contract.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

const withoutCode = mailsToSendAgain.filter((template) => template !== 'contact-code')

/** Writes a mail again that its reader asked for, from what is so now. A code goes by its own job. */
export const sendMailAgain = defineJob({
  name: 'send-mail-again',
  queue: 'mail',
  on: ['registration.mail-asked-again'],
  payload: z.object({ template: z.enum(withoutCode) }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { template } = context.payload
    const facts = await findMailFacts(context.house, context.actor, context.trigger.subject.id)
    if (!facts) return
    await writeToContact(context, { template, facts, write: (known) => contentOf(template, known) })
  },
})

function contentOf(template: (typeof withoutCode)[number], facts: MailFacts): MailContent {
  switch (template) {
    case 'registration-received':
      return mails.registrationReceivedMail(facts, facts.language)
    case 'correction-asked':
      return mails.correctionAskedMail(facts, facts.language)
    case 'registration-approved':
      return mails.registrationApprovedMail(facts, facts.language)
    case 'registration-refused':
      return mails.registrationRefusedMail(facts, facts.language)
  }
}
