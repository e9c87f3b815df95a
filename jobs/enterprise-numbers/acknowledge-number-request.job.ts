import * as z from 'zod/mini'
import { findRequestLetter } from '#server/features/enterprise-numbers/find-request-letter.query.ts'
import { requestReceivedMail } from '#server/features/enterprise-numbers/enterprise-number-mails.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells who asked for an enterprise number that the request has arrived and what comes next (S33). */
export const acknowledgeNumberRequest = defineJob({
  name: 'acknowledge-number-request',
  queue: 'mail',
  on: ['enterprise-number.requested'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const letter = await findRequestLetter(context.house, context.actor, context.trigger.subject.id)
    if (!letter?.mayAcknowledge) return
    const content = requestReceivedMail(letter, letter.language)
    await sendMail(context, { template: 'enterprise-number-requested', to: letter.to, language: letter.language, content })
  },
})
