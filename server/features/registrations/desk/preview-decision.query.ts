import { dayInBrussels } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/errors.ts'
import type { AnswerOf, InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { notePersonalDataRead } from '../../audit/note-personal-data-read.command.ts'
import { withSupport } from '../../notifications/mail-layout.ts'
import { hoursAfter } from '../../identity/identity.rules.ts'
import { statusLinkDays } from '../draft/drafts.contract.ts'
import { mailFactsOf, readableDay } from '../mails/find-mail-facts.query.ts'
import { decisionMail } from '../mails/registration-mails.mail.ts'
import type { previewDecision as contract } from '../registrations.contract.ts'
import { mayHandle, scopeFor } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'

/**
 * The mail a decision would send, letter for letter: made by the same function, from the same facts, as the job makes
 * it; only the link that opens the request is its reader's alone, and the page's own address stands here. Nothing is decided. Any validator may look, also before he has claimed the file.
 */
export async function previewDecision(
  house: House,
  actor: Actor,
  id: string,
  { decision, reasons, language }: InputOf<typeof contract>['body'],
): Promise<AnswerOf<typeof contract>> {
  demand(mayHandle(actor))
  const row = await findRegistration(house.db, scopeFor(actor), id)
  // A draft is its applicant's own until it is sent.
  if (!row || (row.status === 'draft' && row.submittedAt === null)) throw notFound()
  const read = language ?? row.language
  const linkEnd = dayInBrussels(hoursAfter(house.clock.now(), statusLinkDays * 24))
  const opens = decision === 'ask-correction' && { urlUntil: readableDay(linkEnd, read) }
  const facts = { ...mailFactsOf(house, row), reasons, ...opens }
  await notePersonalDataRead(house, actor, { type: 'registration', id })
  return { to: row.contactEmail, language: read, ...withSupport(decisionMail(decision, facts, read), house.config.contact.email) }
}
