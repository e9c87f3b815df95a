import * as z from 'zod/mini'
import { supportLinkHours } from '#server/features/identity/identity.rules.ts'
import { issueResetLink } from '#server/features/identity/recovery/issue-reset-link.command.ts'
import { supportLinkMail } from '#server/features/identity/account-help/support-link.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Mails the link that support gives to who cannot help himself (S131), or that the desk has approved (S130). One that does not work any more is not sent. */
export const sendAccountLink = defineJob({
  name: 'send-account-link',
  queue: 'mail',
  on: ['account.reset-link-wanted', 'account.reset-approved'],
  payload: z.object({}),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { house, actor, trigger } = context
    const link = await issueResetLink(house, actor, { accountId: trigger.subject.id, issueId: trigger.eventId })
    if (!link) return
    const { token, email: to, personId, ...said } = link
    const approved = trigger.name === 'account.reset-approved'
    const content = supportLinkMail({
      ...said,
      approved,
      url: `${house.config.http.publicUrl}/password-reset/${token}`,
      hours: supportLinkHours,
    })
    await sendMail(context, { template: 'support-link', to, language: said.language, content, personId })
  },
})
