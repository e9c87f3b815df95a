import * as z from 'zod/mini'
import { emailChangeHours } from '#server/features/identity/my-account/account.rules.ts'
import { emailChangeNotedMail } from '#server/features/identity/my-account/email-change.mail.ts'
import { findEmailChangeFacts } from '#server/features/identity/my-account/find-account-mail-facts.query.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells the address of before that the account has another one now. */
export const tellEmailChanged = defineJob({
  name: 'tell-email-changed',
  queue: 'mail',
  on: ['account.email-changed'],
  payload: z.object({ issueId: z.uuid() }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, payload } = context
    const facts = await findEmailChangeFacts(house, actor, payload.issueId)
    if (!facts) return
    const { name, language, personId, email, before: to } = facts
    const content = emailChangeNotedMail({ name, language, stage: 'done', email, hours: emailChangeHours })
    await sendMail(context, { template: 'email-change-noted', to, language, content, personId })
  },
})
