import type { MailContent } from '#server/features/notifications/mail-layout.ts'
import type { MailTemplate } from '#server/features/notifications/notifications.contract.ts'
import { countContactMail } from '#server/features/registrations/count-contact-mail.command.ts'
import type { MailFacts } from '#server/features/registrations/find-mail-facts.query.ts'
import { sendMail } from '../notifications/send-mail.ts'
import type { JobContext } from '../runtime/define-job.ts'

type Letter = { template: MailTemplate; facts: MailFacts; content: MailContent }

/**
 * Writes to the contact of the registration that the job's event is about, if that address may get one more mail. The
 * ledger keeps that it was counted, not the address.
 */
export async function writeToContact(context: Omit<JobContext<unknown>, 'payload'>, { template, facts, content }: Letter): Promise<void> {
  const { house, actor, trigger, ledger } = context
  if (facts.contactEmail === null) return
  const registrationId = trigger.subject.id
  const mayWrite = await ledger.once('may-write', () => countContactMail(house, actor, registrationId))
  if (mayWrite) await sendMail(context, { template, to: facts.contactEmail, language: facts.language, content, registrationId })
}
