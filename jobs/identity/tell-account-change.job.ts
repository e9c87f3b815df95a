import * as z from 'zod/mini'
import { accountChangedMail } from '#server/features/identity/my-account/account-changed.mail.ts'
import { ownFactors } from '#server/features/identity/my-account/account.contract.ts'
import { findAccountMailFacts } from '#server/features/identity/my-account/find-account-mail-facts.query.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells the owner of an account that its password, phones or recovery codes were changed. */
export const tellAccountChange = defineJob({
  name: 'tell-account-change',
  queue: 'mail',
  on: ['account.factor-changed'],
  payload: z.object({ what: z.enum(ownFactors) }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, payload, trigger } = context
    const facts = await findAccountMailFacts(house, actor, trigger.subject.id)
    if (!facts) return
    const { name, email: to, language, personId } = facts
    const content = accountChangedMail({ name, language, what: payload.what, url: `${house.config.http.publicUrl}/account` })
    await sendMail(context, { template: 'account-changed', to, language, content, personId })
  },
})
