import type { Language } from '../identity/identity.contract.ts'
import { layOutMail, type MailContent } from '../notifications/mail-layout.ts'
import { accessibilityFeedbackWords } from './accessibility-feedback.words.ts'
import { feedbackAnswerDays } from './accessibility.contract.ts'

export type BarrierFacts = {
  reference: string
  message: string
  page: string | null
  technology: string | null
  email: string | null
  /** The report at the desk. */
  url: string
}

/** To our own help desk: what cannot be used, by whom it was said if he said so, and by when to answer. */
export function accessibilityFeedbackMail(facts: BarrierFacts, language: Language): MailContent {
  const words = accessibilityFeedbackWords[language]
  return layOutMail({
    language,
    subject: words.subject(facts.reference),
    because: { why: 'support', reference: facts.reference },
    blocks: [
      { kind: 'text', text: words.opening },
      {
        kind: 'facts',
        facts: [
          { label: words.reference, value: facts.reference },
          ...(facts.page === null ? [] : [{ label: words.page, value: facts.page }]),
          ...(facts.technology === null ? [] : [{ label: words.technology, value: facts.technology }]),
          { label: words.email, value: facts.email ?? words.nobody },
        ],
      },
      { kind: 'heading', text: words.message },
      { kind: 'text', text: facts.message },
      { kind: 'note', text: words.answer(feedbackAnswerDays) },
    ],
    action: { label: words.open, url: facts.url },
  })
}
