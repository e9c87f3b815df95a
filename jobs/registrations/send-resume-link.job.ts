import * as z from 'zod/mini'
import { resumeHours } from '#server/features/registrations/draft/drafts.contract.ts'
import { findMailFacts } from '#server/features/registrations/mails/find-mail-facts.query.ts'
import { findResumeToken } from '#server/features/registrations/links/find-resume-link.query.ts'
import { resumeLinkMail } from '#server/features/registrations/mails/registration-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { addressOfLink, writeToContact } from './write-to-contact.ts'

/** Mails the contact a link to go on. One that was used, or replaced by a newer one, meanwhile is not sent any more. */
export const sendResumeLink = defineJob({
  name: 'send-resume-link',
  queue: 'mail',
  on: ['registration.resume-link-issued'],
  payload: z.object({ issueId: z.uuid() }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { house, actor, trigger, payload } = context
    const facts = await findMailFacts(house, actor, trigger.subject.id)
    const found = await findResumeToken(house, actor, payload.issueId)
    if (!facts || found === undefined) return
    const link = addressOfLink(house, found.token)
    const content = resumeLinkMail({ ...facts, link, hours: resumeHours }, facts.language)
    await writeToContact(context, { template: 'resume-link', facts, content })
  },
})
