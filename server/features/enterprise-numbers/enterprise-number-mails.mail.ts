import { formatEnterpriseNumber } from '../companies/enterprise-number.rules.ts'
import type { Language } from '../identity/identity.contract.ts'
import { layOutMail, type MailContent } from '../notifications/mail-layout.ts'
import { enterpriseNumberMailWords } from './enterprise-number-mails.words.ts'
import { numberRequestStatusWords } from './enterprise-numbers.words.ts'

export type RequestMailFacts = { reference: string; companyName: string; contactName: string }

function about({ reference, companyName }: RequestMailFacts, language: Language) {
  const words = enterpriseNumberMailWords[language]
  return [
    { label: words.reference, value: reference },
    { label: words.company, value: companyName },
  ]
}

/** The request has arrived, and this is what comes next. */
export function requestReceivedMail(facts: RequestMailFacts, language: Language): MailContent {
  const words = enterpriseNumberMailWords[language].received
  return layOutMail({
    language,
    subject: words.subject(facts.reference),
    name: facts.contactName,
    status: { word: numberRequestStatusWords.submitted[language], tone: 'info' },
    turn: { who: 'agency' },
    because: { why: 'contact', reference: facts.reference },
    blocks: [
      { kind: 'text', text: words.thanks },
      { kind: 'facts', facts: about(facts, language) },
      { kind: 'text', text: words.next },
      { kind: 'note', text: words.notYou },
    ],
  })
}

/** The number, and the way on: `url` opens the form of registering with country and number filled in. */
export function numberIssuedMail(
  facts: RequestMailFacts & { cbeNumber: string; existed: boolean; url: string },
  language: Language,
): MailContent {
  const words = enterpriseNumberMailWords[language].issued
  return layOutMail({
    language,
    subject: words.subject(facts.reference),
    name: facts.contactName,
    status: { word: numberRequestStatusWords.numbered[language], tone: 'ok' },
    turn: { who: 'you' },
    because: { why: 'contact', reference: facts.reference },
    blocks: [
      { kind: 'text', text: facts.existed ? words.existed : words.news },
      { kind: 'value', label: words.number, value: formatEnterpriseNumber(facts.cbeNumber) },
      { kind: 'facts', facts: about(facts, language) },
      { kind: 'text', text: words.next },
    ],
    action: { label: words.register, url: facts.url },
  })
}

/** Refused by the desk with its reason, or by the register, which gives only a code that says nothing to a company. */
export function requestRefusedMail(facts: RequestMailFacts & { reason: string | null }, language: Language): MailContent {
  const words = enterpriseNumberMailWords[language].refused
  return layOutMail({
    language,
    subject: words.subject(facts.reference),
    name: facts.contactName,
    status: { word: numberRequestStatusWords.refused[language], tone: 'danger' },
    turn: { who: 'nobody' },
    because: { why: 'contact', reference: facts.reference },
    blocks: [
      { kind: 'facts', facts: about(facts, language) },
      ...(facts.reason === null
        ? [{ kind: 'text' as const, text: words.byRegister }]
        : [
            { kind: 'text' as const, text: words.byDesk },
            { kind: 'points' as const, points: [{ text: facts.reason }] },
          ]),
      { kind: 'text', text: words.again },
    ],
  })
}
