import * as z from 'zod/mini'
import { findRequestLetter } from '#server/features/enterprise-numbers/find-request-letter.query.ts'
import { requestRefusedMail } from '#server/features/enterprise-numbers/enterprise-number-mails.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells that no enterprise number could be had, and why (S33). */
export const tellNumberRefusal = defineJob({
  name: 'tell-number-refusal',
  queue: 'mail',
  on: ['enterprise-number.refused'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const letter = await findRequestLetter(context.house, context.actor, context.trigger.subject.id)
    if (!letter) return
    const content = requestRefusedMail(letter, letter.language)
    await sendMail(context, { template: 'enterprise-number-refused', to: letter.to, language: letter.language, content })
  },
})
