import type { Language } from '../../identity/identity.contract.ts'
import { layOutMail, type MailBlock, type MailContent, type MailInput } from '../../notifications/mail-layout.ts'
import { progressMailWords } from './progress-mails.words.ts'
import { wayToFollow, type RegistrationMailFacts } from './registration-mails.mail.ts'
import { registrationMailWords } from './registration-mails.words.ts'
import { statusWords } from '../registrations.words.ts'

/** What all of them are: the facts of the request, what is new, and the way to its page. */
function progressMail(
  facts: RegistrationMailFacts,
  language: Language,
  said: Pick<MailInput, 'status' | 'turn'> & {
    subject: string
    news: string
    more?: { label: string; value: string }[]
    then: MailBlock[]
  },
): MailContent {
  const words = registrationMailWords[language]
  const company = facts.companyName === null ? [] : [{ label: words.company, value: facts.companyName }]
  return layOutMail({
    language,
    subject: said.subject,
    name: facts.contactName,
    preview: said.news,
    ...(said.status && { status: said.status }),
    ...(said.turn && { turn: said.turn }),
    because: { why: 'contact', reference: facts.reference },
    blocks: [
      { kind: 'text', text: said.news },
      { kind: 'facts', facts: [{ label: words.reference, value: facts.reference }, ...company, ...(said.more ?? [])] },
      ...said.then,
    ],
    ...wayToFollow(facts, language),
  })
}

/** Somebody has taken it up (S50): once, however often it changes hands. */
export function inReviewMail(facts: RegistrationMailFacts & { dueOn: string }, language: Language): MailContent {
  const { subject, news, next } = progressMailWords[language].inReview
  const status = { word: statusWords['in-review'][language], tone: 'info' } as const
  return progressMail(facts, language, {
    subject: subject(facts.reference),
    status,
    turn: { who: 'agency', by: facts.dueOn },
    news,
    then: [{ kind: 'text', text: next }],
  })
}

/** M2 again, for what was sent after a correction: who answered wants to know that the answer arrived (S46). */
export function correctionReceivedMail(facts: RegistrationMailFacts & { dueOn: string }, language: Language): MailContent {
  const { subject, news, next } = progressMailWords[language].corrected
  const status = { word: statusWords.submitted[language], tone: 'info' } as const
  return progressMail(facts, language, {
    subject: subject(facts.reference),
    status,
    turn: { who: 'agency', by: facts.dueOn },
    news,
    then: [{ kind: 'text', text: next }],
  })
}

/** What a register that had been silent said in the end (Manual FR §2.1: who could not wait went on). */
export function numberAnswerMail(
  facts: RegistrationMailFacts & { number: string | null; known: boolean },
  language: Language,
): MailContent {
  const words = progressMailWords[language]
  const { subject, news, next } = facts.known ? words.numberConfirmed : words.numberNotKnown
  const more = facts.number === null ? [] : [{ label: words.number, value: facts.number }]
  return progressMail(facts, language, { subject: subject(facts.reference), news, more, then: [{ kind: 'text', text: next }] })
}

/** A draft that nobody touched goes soon. `day` is written for a reader. */
export function draftExpiringMail(facts: RegistrationMailFacts & { day: string }, language: Language): MailContent {
  const { subject, news, next } = progressMailWords[language].expiring
  return progressMail(facts, language, {
    subject: subject(facts.reference),
    status: { word: statusWords.draft[language], tone: 'wait' },
    turn: { who: 'you', by: facts.day },
    news: news(facts.day),
    then: [{ kind: 'text', text: next }],
  })
}

/** What the agency wrote, whole: it is theirs, and nobody should have to sign in to read a line. */
export function messageReceivedMail(facts: RegistrationMailFacts & { text: string; mayAnswer: boolean }, language: Language): MailContent {
  const { subject, news, answer, closed } = progressMailWords[language].message
  return layOutMail({
    language,
    subject: subject(facts.reference),
    name: facts.contactName,
    preview: news,
    because: { why: 'contact', reference: facts.reference },
    blocks: [
      { kind: 'text', text: news },
      { kind: 'text', text: facts.text },
      { kind: 'note', text: facts.mayAnswer ? answer : closed },
    ],
    ...wayToFollow(facts, language),
  })
}
