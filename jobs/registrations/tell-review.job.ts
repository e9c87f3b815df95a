import * as z from 'zod/mini'
import { findReviewMail } from '#server/features/registrations/mails/find-review-mail.query.ts'
import { inReviewMail } from '#server/features/registrations/mails/progress-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Tells a contact who confirmed his address that somebody took the registration up: once, whoever has it after that. */
export const tellReview = defineJob({
  name: 'tell-review',
  queue: 'mail',
  on: ['registration.claimed'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { eventId, subject } = context.trigger
    const facts = await findReviewMail(context.house, context.actor, { registrationId: subject.id, eventId })
    if (!facts) return
    await writeToContact(context, { template: 'registration-in-review', facts, write: (known) => inReviewMail(known, known.language) })
  },
})
