import { languages, type Language } from '../identity/identity.contract.ts'
import type { MailContent } from '../notifications/mail-layout.ts'
import type { MailTemplate } from '../notifications/notifications.contract.ts'
import { resumeHours } from './drafts.contract.ts'
import { readableDay } from './find-mail-facts.query.ts'
import * as mails from './registration-mails.mail.ts'
import type { DecisionReason } from './registrations.contract.ts'

export type PreviewedMail = { template: MailTemplate; language: Language } & MailContent

const facts = { reference: 'R-2026-04187', companyName: 'Valmeyrac Orthopédie SAS', contactName: 'Bastien Roux' }
const reasons: DecisionReason[] = [
  { code: 'incorrect', field: 'company.address.number', note: '14, rue des Tanneurs (extrait Kbis, p. 1)' },
  { code: 'proof-without-representatives', field: 'legalRepresentatives' },
]

/** The mails of a registration with believable facts: for those who write and translate them. */
export function previewRegistrationMails(publicUrl: string): PreviewedMail[] {
  return languages.flatMap((language) => {
    const about = { ...facts, url: `${publicUrl}/${language}/registrations/${facts.reference}` }
    const shown = (template: MailTemplate, content: MailContent): PreviewedMail => ({ template, language, ...content })
    const received = { ...about, dueOn: readableDay('2026-12-08', language), contactConfirmed: false }
    return [
      shown('contact-code', mails.contactCodeMail({ ...about, code: '482915' }, language)),
      shown('resume-link', mails.resumeLinkMail({ ...facts, link: `${publicUrl}/registrations/resume/${'x'.repeat(43)}`, hours: resumeHours, isDraft: true }, language)),
      shown('registration-received', mails.registrationReceivedMail(received, language)),
      shown('correction-asked', mails.correctionAskedMail({ ...about, reasons }, language)),
      shown('registration-approved', mails.registrationApprovedMail(about, language)),
      shown('registration-refused', mails.registrationRefusedMail({ ...about, reasons: [{ code: 'not-in-scope' }] }, language)),
      shown('registration-withdrawn', mails.registrationWithdrawnMail(about, language)),
    ]
  })
}
