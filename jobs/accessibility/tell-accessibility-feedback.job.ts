import * as z from 'zod/mini'
import { accessibilityFeedbackMail } from '#server/features/accessibility/accessibility-feedback.mail.ts'
import { findFeedbackLetter } from '#server/features/accessibility/find-feedback-letter.query.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Writes to our own help desk what somebody could not use. */
export const tellAccessibilityFeedback = defineJob({
  name: 'tell-accessibility-feedback',
  queue: 'mail',
  on: ['accessibility-feedback.sent'],
  payload: z.object({}),
  attempts: 30,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const letter = await findFeedbackLetter(context.house, context.actor, context.trigger.subject.id)
    if (!letter) return
    const { to, language, facts } = letter
    await sendMail(context, { template: 'accessibility-feedback', to, language, content: accessibilityFeedbackMail(facts, language) })
  },
})
