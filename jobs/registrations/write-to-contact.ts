import { dayInBrussels } from '#server/platform/clock.ts'
import type { MailContent } from '#server/features/notifications/mail-layout.ts'
import type { MailTemplate } from '#server/features/notifications/notifications.contract.ts'
import { countContactMail } from '#server/features/registrations/draft/count-contact-mail.command.ts'
import { readableDay, type MailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { findResumeToken } from '#server/features/registrations/links/find-resume-link.query.ts'
import { issueStatusLink } from '#server/features/registrations/links/issue-status-link.command.ts'
import { sendMail } from '../notifications/send-mail.ts'
import type { JobContext } from '../runtime/define-job.ts'

/** `write`: makes the mail of facts whose address opens the registration for whoever reads it. */
type Letter<Facts extends MailFacts> = { template: MailTemplate; facts: Facts } & (
  { content: MailContent } | { write: (facts: Facts) => MailContent }
)

type Context = Omit<JobContext<unknown>, 'payload'>

/**
 * Writes to the contact of the registration that the job's event is about, if that address may get one more mail. The
 * ledger keeps that it was counted and which link was made for it, neither the address nor the link.
 */
export async function writeToContact<Facts extends MailFacts>(context: Context, letter: Letter<Facts>): Promise<void> {
  const { house, actor, trigger, ledger } = context
  const { template, facts } = letter
  if (facts.contactEmail === null) return
  const registrationId = trigger.subject.id
  const mayWrite = await ledger.once('may-write', () => countContactMail(house, actor, registrationId))
  if (!mayWrite) return
  const content = 'content' in letter ? letter.content : letter.write({ ...facts, ...(await wayIn(context, facts)) })
  await sendMail(context, { template, to: facts.contactEmail, language: facts.language, content, registrationId })
}

/** Where a mailed link leads. Without a language: the page speaks that of whoever opens it, which letters may not have. */
export function addressOfLink(house: Context['house'], token: string): string {
  return `${house.config.http.publicUrl}/registrations/resume/${token}`
}

/** The address that opens the registration; nothing, and so its page, where a link would not work. */
async function wayIn(
  { house, actor, trigger, ledger }: Context,
  { language }: MailFacts,
): Promise<Partial<Pick<MailFacts, 'url' | 'urlUntil'>>> {
  const issueId = await ledger.once('link', () => issueStatusLink(house, actor, trigger.subject.id))
  const found = issueId === null ? undefined : await findResumeToken(house, actor, issueId)
  if (found === undefined) return {}
  return { url: addressOfLink(house, found.token), urlUntil: readableDay(dayInBrussels(found.expiresAt), language) }
}
