import type { FeedbackRow } from './accessibility.repository.ts'

/** What a letter names it by, `A-2026-00042`. The number is given by the database: gaps are possible, repeats are not. */
export function feedbackReference({ number, sentAt }: Pick<FeedbackRow, 'number' | 'sentAt'>): string {
  return `A-${String(sentAt.getUTCFullYear())}-${String(number).padStart(5, '0')}`
}

/** A report in the shape of the wire. */
export function showFeedback({ id, number, language, message, page, technology, email, sentAt }: FeedbackRow) {
  return { id, reference: feedbackReference({ number, sentAt }), language, message, page, technology, email, at: sentAt.toISOString() }
}
