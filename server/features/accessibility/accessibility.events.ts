import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { screenLanguages } from '../identity/identity.contract.ts'

/** Somebody could not use a page. What and who stands in the row alone. */
export const accessibilityFeedbackSent = defineEvent('accessibility-feedback.sent', {
  subject: 'accessibility-feedback',
  payload: z.object({ language: z.enum(screenLanguages) }),
})
/** Their time was over: a count only. */
export const accessibilityFeedbackForgotten = defineEvent('accessibility-feedback.forgotten', {
  subject: 'accessibility-feedback-kept',
  payload: z.object({ reports: z.int() }),
})

export const accessibilityEvents = [accessibilityFeedbackSent, accessibilityFeedbackForgotten] as const
