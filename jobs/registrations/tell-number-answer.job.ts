import * as z from 'zod/mini'
import { findNumberNews } from '#server/features/registrations/numbers/find-number-news.query.ts'
import { numberAnswerMail } from '#server/features/registrations/mails/progress-mails.mail.ts'
import { defineJob } from '../runtime/define-job.ts'
import { writeToContact } from './write-to-contact.ts'

/** Tells a contact who had gone on while a register was silent what it said in the end, or that we stand behind the number. */
export const tellNumberAnswer = defineJob({
  name: 'tell-number-answer',
  queue: 'mail',
  on: ['registration.number-checked', 'registration.number-confirmed'],
  payload: z.object({ checkId: z.uuid() }),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { house, actor, trigger, payload } = context
    const news = await findNumberNews(house, actor, { registrationId: trigger.subject.id, checkId: payload.checkId })
    if (!news?.contactConfirmed) return
    const template = news.known ? 'number-confirmed' : 'number-not-known'
    await writeToContact(context, { template, facts: news, write: (known) => numberAnswerMail(known, known.language) })
  },
})
