import type { Language } from '#server/features/identity/identity.contract.ts'
import { withSupport, type MailContent } from '#server/features/notifications/mail-layout.ts'
import type { MailState, MailTemplate } from '#server/features/notifications/notifications.contract.ts'
import { noteMailEnd, noteMailQueued } from '#server/features/notifications/write-mail-log.command.ts'
import type { JobContext } from '../runtime/define-job.ts'

export type MailToSend = {
  template: MailTemplate
  /** One plain address. */
  to: string
  language: Language
  content: MailContent
  registrationId?: string | null
  personId?: string | null
  /** Tells mails of one template and one event apart, such as one to each representative; 1 when left out. */
  n?: number
}

type Sending = Pick<JobContext<unknown>, 'house' | 'gateways' | 'actor' | 'trigger' | 'ledger' | 'signal'>

/**
 * Sends one mail once, from whatever attempt of whatever job: the ledger remembers that it went, the log shows that it
 * is under way, and a mail that goes twice all the same (the process died between the server's yes and our note) has
 * the same Message-ID. A lasting no is an answer: it is logged and announced, and not tried again. Any other failure
 * throws, so that the job is.
 */
export async function sendMail(context: Sending, mail: MailToSend): Promise<MailState> {
  const { house, gateways, actor, trigger, ledger, signal } = context
  const n = mail.n ?? 1
  const messageId = `<${trigger.eventId}.${mail.template}.${n}@${mailDomain(house.config.mail.from)}>`
  return ledger.once(`mail ${mail.template} ${n}`, async () => {
    const logged = await noteMailQueued(house, actor, {
      eventId: trigger.eventId,
      messageId,
      template: mail.template,
      recipient: mail.to,
      subject: mail.content.subject,
      language: mail.language,
      registrationId: mail.registrationId ?? null,
      personId: mail.personId ?? null,
    })
    if (logged.state !== 'queued') return logged.state
    const content = withSupport(mail.content, house.config.contact.email)
    const end = await gateways.smtp.send({ to: mail.to, ...content, messageId, language: mail.language }, signal)
    await noteMailEnd(house, actor, { mail: logged, end })
    return end.outcome
  })
}

/** The right side of our Message-IDs: the domain we send from. */
function mailDomain(from: string): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}
