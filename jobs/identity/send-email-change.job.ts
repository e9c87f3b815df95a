import * as z from 'zod/mini'
import { emailChangeHours } from '#server/features/identity/my-account/account.rules.ts'
import { emailChangeMail, emailChangeNotedMail } from '#server/features/identity/my-account/email-change.mail.ts'
import { findEmailChangeFacts } from '#server/features/identity/my-account/find-account-mail-facts.query.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Mails the link that confirms an address to that address, and a note of it to the present one. Neither waits for the other. */
export const sendEmailChange = defineJob({
  name: 'send-email-change',
  queue: 'mail',
  on: ['account.email-change-asked'],
  payload: z.object({ issueId: z.uuid() }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, payload } = context
    const facts = await findEmailChangeFacts(house, actor, payload.issueId)
    if (!facts) return
    const { name, language, personId, token } = facts
    const said = { name, language, hours: emailChangeHours }
    const about = { language, personId }
    const noted = emailChangeNotedMail({ ...said, stage: 'asked', email: facts.email })
    const url = token === undefined ? undefined : `${house.config.http.publicUrl}/account/email/${token}`
    const outcomes = await Promise.allSettled([
      sendMail(context, { ...about, template: 'email-change-noted', to: facts.before, content: noted }),
      // Used, replaced or over meanwhile: then there is nothing to confirm.
      url && sendMail(context, { ...about, template: 'email-change', to: facts.email, content: emailChangeMail({ ...said, url }) }),
    ])
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  },
})
