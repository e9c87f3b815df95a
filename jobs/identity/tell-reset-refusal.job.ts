import * as z from 'zod/mini'
import { findExchangeFacts } from '#server/features/identity/recovery/find-exchange-facts.query.ts'
import { resetRefusedMail } from '#server/features/identity/recovery/reset-refused.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells who waited for approval that nothing changes. */
export const tellResetRefusal = defineJob({
  name: 'tell-reset-refusal',
  queue: 'mail',
  on: ['account.reset-refused'],
  payload: z.object({}),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { house, actor, trigger } = context
    const facts = await findExchangeFacts(house, actor, trigger.subject.id)
    if (!facts) return
    const { email: to, language, personId, ...said } = facts.person
    await sendMail(context, { template: 'reset-refused', to, language, content: resetRefusedMail({ language, ...said }), personId })
  },
})
