import * as z from 'zod/mini'
import { findRequestLetter } from '#server/features/enterprise-numbers/find-request-letter.query.ts'
import { numberIssuedMail } from '#server/features/enterprise-numbers/enterprise-number-mails.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Mails the enterprise number, with the link that opens the form of registering (S33). */
export const tellEnterpriseNumber = defineJob({
  name: 'tell-enterprise-number',
  queue: 'mail',
  on: ['enterprise-number.obtained'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const letter = await findRequestLetter(context.house, context.actor, context.trigger.subject.id)
    if (!letter || letter.cbeNumber === null || letter.url === null) return
    const content = numberIssuedMail({ ...letter, cbeNumber: letter.cbeNumber, url: letter.url }, letter.language)
    await sendMail(context, { template: 'enterprise-number-issued', to: letter.to, language: letter.language, content })
  },
})
