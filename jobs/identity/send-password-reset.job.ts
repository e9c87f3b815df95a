import * as z from 'zod/mini'
import { answerPasswordReset } from '#server/features/identity/recovery/answer-password-reset.command.ts'
import { findResetFacts } from '#server/features/identity/recovery/find-reset-facts.query.ts'
import { resetLinkMinutes } from '#server/features/identity/identity.rules.ts'
import { passwordResetMail, type ResetMailLine } from '#server/features/identity/recovery/password-reset.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Finds out whose address asks for a new password, makes a link for each of its accounts, and mails them in one message.
 * Nobody's address gets nothing. A link that is over before the mail could go is not sent any more.
 */
export const sendPasswordReset = defineJob({
  name: 'send-password-reset',
  queue: 'mail',
  on: ['password-reset.requested'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 60_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const { house, actor, trigger } = context
    const requestId = trigger.subject.id
    await answerPasswordReset(house, actor, { requestId })
    const facts = await findResetFacts(house, actor, requestId)
    if (!facts) return
    const { email: to, language } = facts
    const lines = facts.lines.map((line): ResetMailLine => {
      if (line.answer !== 'link') return line
      const { token, ...said } = line
      return { ...said, url: `${house.config.http.publicUrl}/password-reset/${token}` }
    })
    await sendMail(context, {
      template: 'password-reset',
      to,
      language,
      content: passwordResetMail({ language, minutes: resetLinkMinutes, lines }),
    })
  },
})
