import type { Language } from '../../identity/identity.contract.ts'
import { layOutMail, type MailBlock, type MailContent, type MailInput } from '../../notifications/mail-layout.ts'
import { boxOf } from '../registration-boxes.words.ts'
import { registrationMailWords } from './registration-mails.words.ts'
import { draftDays, type Decision, type DecisionReason } from '../registrations.contract.ts'
import { reasonWords, statusWords } from '../registrations.words.ts'

/** What every mail about a registration knows. `url` is its page, or opens it by itself until the day that `urlUntil` tells. */
export type RegistrationMailFacts = {
  reference: string
  companyName: string | null
  contactName: string | null
  url: string
  urlUntil: string | null
}

/** Asks whoever was named as contact to show that the address is theirs. */
export function contactCodeMail(facts: RegistrationMailFacts & { code: string }, language: Language): MailContent {
  const words = registrationMailWords[language].contactCode
  return layOutMail({
    language,
    subject: words.subject(facts.reference),
    name: facts.contactName,
    turn: { who: 'you', by: words.within },
    because: because(facts),
    blocks: [
      { kind: 'text', text: words.why },
      { kind: 'value', label: words.code, value: facts.code },
      { kind: 'text', text: words.how },
      { kind: 'note', text: words.notYou },
    ],
  })
}

/** A link to go on with what was begun; `link` carries the one-time token and is the only secret in it. */
export function resumeLinkMail(
  facts: Omit<RegistrationMailFacts, 'url' | 'urlUntil'> & { link: string; hours: number; isDraft: boolean },
  language: Language,
): MailContent {
  const words = registrationMailWords[language].resume
  return layOutMail({
    language,
    subject: words.subject(facts.reference),
    name: facts.contactName,
    because: because(facts),
    blocks: [
      { kind: 'text', text: facts.isDraft ? words.begun : words.sent },
      { kind: 'facts', facts: about(facts, language) },
    ],
    action: { label: words.action, url: facts.link },
    after: [{ kind: 'note', text: words.validity(facts.hours) }],
  })
}

/** M2 of the manual: it has arrived, and this is what comes next. `dueOn` is written for a reader. */
export function registrationReceivedMail(
  facts: RegistrationMailFacts & { dueOn: string; contactConfirmed: boolean },
  language: Language,
): MailContent {
  const words = registrationMailWords[language]
  return layOutMail({
    language,
    subject: words.received.subject(facts.reference),
    name: facts.contactName,
    status: { word: statusWords.submitted[language], tone: 'info' },
    turn: { who: 'agency', by: facts.dueOn },
    because: because(facts),
    blocks: [
      { kind: 'text', text: words.received.thanks },
      { kind: 'facts', facts: about(facts, language) },
      { kind: 'heading', text: words.received.next },
      { kind: 'list', items: words.received.steps },
    ],
    ...wayToFollow(facts, language, facts.contactConfirmed ? [] : [{ kind: 'note', text: words.received.unconfirmed }]),
  })
}

export function registrationApprovedMail(facts: RegistrationMailFacts, language: Language): MailContent {
  const words = registrationMailWords[language]
  return layOutMail({
    language,
    subject: words.approved.subject(facts.reference),
    name: facts.contactName,
    status: { word: statusWords.approved[language], tone: 'ok' },
    turn: { who: 'representatives', by: words.approved.within },
    because: because(facts),
    blocks: [
      { kind: 'text', text: words.approved.news },
      { kind: 'facts', facts: about(facts, language) },
      { kind: 'text', text: words.approved.next },
      { kind: 'text', text: words.approved.list },
    ],
    ...wayToFollow(facts, language),
  })
}

/** M7: refused, with the reasons as the desk gave them. */
export function registrationRefusedMail(
  facts: RegistrationMailFacts & { reasons: readonly DecisionReason[] },
  language: Language,
): MailContent {
  const words = registrationMailWords[language]
  return layOutMail({
    language,
    subject: words.refused.subject(facts.reference),
    name: facts.contactName,
    status: { word: statusWords.refused[language], tone: 'danger' },
    turn: { who: 'nobody' },
    because: because(facts),
    blocks: [
      { kind: 'facts', facts: about(facts, language) },
      { kind: 'text', text: words.refused.news },
      reasonList(facts.reasons, language),
      { kind: 'text', text: words.refused.again },
    ],
  })
}

export function correctionAskedMail(
  facts: RegistrationMailFacts & { reasons: readonly DecisionReason[] },
  language: Language,
): MailContent {
  const words = registrationMailWords[language]
  return layOutMail({
    language,
    subject: words.correction.subject(facts.reference),
    name: facts.contactName,
    status: { word: statusWords['correction-asked'][language], tone: 'wait' },
    turn: { who: 'you', by: words.correction.within(draftDays) },
    because: because(facts),
    blocks: [
      { kind: 'facts', facts: about(facts, language) },
      { kind: 'text', text: words.correction.news },
      reasonList(facts.reasons, language),
      { kind: 'text', text: words.correction.again },
    ],
    ...wayToFollow(facts, language),
  })
}

/** The company took its request back: so that nobody wonders who did. */
export function registrationWithdrawnMail(facts: RegistrationMailFacts, language: Language): MailContent {
  const words = registrationMailWords[language]
  return layOutMail({
    language,
    subject: words.withdrawn.subject(facts.reference),
    name: facts.contactName,
    status: { word: statusWords.withdrawn[language], tone: 'mute' },
    turn: { who: 'nobody' },
    because: because(facts),
    blocks: [
      { kind: 'facts', facts: about(facts, language) },
      { kind: 'text', text: words.withdrawn.news },
      { kind: 'text', text: words.withdrawn.again },
      { kind: 'note', text: words.withdrawn.notYou },
    ],
  })
}

/** The mail of each decision: what the jobs send, and what the desk is shown before it decides. */
export function decisionMail(
  decision: Decision,
  facts: RegistrationMailFacts & { reasons: readonly DecisionReason[] },
  language: Language,
): MailContent {
  switch (decision) {
    case 'approve':
      return registrationApprovedMail(facts, language)
    case 'refuse':
      return registrationRefusedMail(facts, language)
    case 'ask-correction':
      return correctionAskedMail(facts, language)
  }
}

/** The button that leads to the request, and below it what the link is worth. */
export function wayToFollow(
  { url, urlUntil }: Pick<RegistrationMailFacts, 'url' | 'urlUntil'>,
  language: Language,
  notes: MailBlock[] = [],
): Pick<MailInput, 'action' | 'after'> {
  const words = registrationMailWords[language]
  const worth: MailBlock[] = urlUntil === null ? [] : [{ kind: 'note', text: words.opens(urlUntil) }]
  return { action: { label: words.follow, url }, after: [...notes, ...worth] }
}

/** The contact is who all of these go to. */
function because({ reference }: Pick<RegistrationMailFacts, 'reference'>): MailInput['because'] {
  return { why: 'contact', reference }
}

function about(
  { reference, companyName }: Pick<RegistrationMailFacts, 'reference' | 'companyName'>,
  language: Language,
): { label: string; value: string }[] {
  const words = registrationMailWords[language]
  return [{ label: words.reference, value: reference }, ...(companyName === null ? [] : [{ label: words.company, value: companyName }])]
}

/** Each reason with the box it speaks of, as the screens number it, and the desk's own words. */
function reasonList(reasons: readonly DecisionReason[], language: Language): MailBlock {
  return {
    kind: 'points',
    points: reasons.map(({ code, field, note }) => ({
      ...(field && boxOf(field, language)),
      text: reasonWords[code][language],
      ...(note && { note }),
    })),
  }
}
