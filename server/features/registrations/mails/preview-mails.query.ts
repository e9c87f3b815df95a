import { languages, type Language } from '../../identity/identity.contract.ts'
import type { MailContent } from '../../notifications/mail-layout.ts'
import type { MailTemplate } from '../../notifications/notifications.contract.ts'
import { resumeHours } from '../draft/drafts.contract.ts'
import { readableDay } from './find-mail-facts.query.ts'
import * as progress from './progress-mails.mail.ts'
import * as mails from './registration-mails.mail.ts'
import type { DecisionReason } from '../registrations.contract.ts'

export type PreviewedMail = { template: MailTemplate; language: Language } & MailContent

const facts = { reference: 'R-2026-04187', companyName: 'Valmeyrac Orthopédie SAS', contactName: 'Bastien Roux' }
const reasons: DecisionReason[] = [
  { code: 'incorrect', field: 'company.address.number', note: '14, rue des Tanneurs (extrait Kbis, p. 1)' },
  { code: 'proof-without-representatives', field: 'legalRepresentatives' },
]

const writtenText = {
  nl: 'Op welk adres ontvangt u bezoekers? In het uittreksel staan er twee.',
  fr: 'À quelle adresse recevez-vous ? L’extrait en mentionne deux.',
  en: 'At which address do you receive visitors? The extract names two.',
} as const

/** The mails of a registration with believable facts: for those who write and translate them. */
export function previewRegistrationMails(publicUrl: string): PreviewedMail[] {
  return languages.flatMap((language) => {
    const page = { ...facts, url: `${publicUrl}/${language}/registrations/${facts.reference}`, urlUntil: null }
    const link = `${publicUrl}/registrations/resume/${'x'.repeat(43)}`
    const about = { ...facts, url: link, urlUntil: readableDay('2026-12-12', language) }
    const shown = (template: MailTemplate, content: MailContent): PreviewedMail => ({ template, language, ...content })
    const received = { ...about, dueOn: readableDay('2026-12-08', language), contactConfirmed: false }
    return [
      shown('contact-code', mails.contactCodeMail({ ...about, code: '482915' }, language)),
      shown('resume-link', mails.resumeLinkMail({ ...facts, link, hours: resumeHours, isDraft: true }, language)),
      shown('registration-received', mails.registrationReceivedMail(received, language)),
      shown('correction-asked', mails.correctionAskedMail({ ...about, reasons }, language)),
      shown('registration-approved', mails.registrationApprovedMail(page, language)),
      shown('registration-refused', mails.registrationRefusedMail({ ...page, reasons: [{ code: 'not-in-scope' }] }, language)),
      shown('registration-withdrawn', mails.registrationWithdrawnMail(page, language)),
      shown('registration-in-review', progress.inReviewMail(received, language)),
      shown('correction-received', progress.correctionReceivedMail(received, language)),
      shown('number-confirmed', progress.numberAnswerMail({ ...about, number: 'FR40303265045', known: true }, language)),
      shown('number-not-known', progress.numberAnswerMail({ ...about, number: 'FR40303265045', known: false }, language)),
      shown('draft-expiring', progress.draftExpiringMail({ ...about, day: readableDay('2026-12-08', language) }, language)),
      shown('message-received', progress.messageReceivedMail({ ...about, text: writtenText[language], mayAnswer: true }, language)),
    ]
  })
}
