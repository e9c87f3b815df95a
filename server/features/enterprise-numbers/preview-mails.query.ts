import { languages, type Language } from '../identity/identity.contract.ts'
import type { MailContent } from '../notifications/mail-layout.ts'
import type { MailTemplate } from '../notifications/notifications.contract.ts'
import * as mails from './enterprise-number-mails.mail.ts'

type PreviewedMail = { template: MailTemplate; language: Language } & MailContent

const facts = { reference: 'N-2026-00317', companyName: 'Caribe Ortopédica S.A.', contactName: 'Yaneisy Ferrer' }

/** The mails of a request for a number with believable facts; the number is nobody's. */
export function previewNumberMails(publicUrl: string): PreviewedMail[] {
  return languages.flatMap((language) => {
    const issued = { ...facts, cbeNumber: '1999999901', existed: false, url: `${publicUrl}/${language}/register?country=CU` }
    const shown = (template: MailTemplate, content: MailContent): PreviewedMail => ({ template, language, ...content })
    return [
      shown('enterprise-number-requested', mails.requestReceivedMail(facts, language)),
      shown('enterprise-number-issued', mails.numberIssuedMail(issued, language)),
      shown('enterprise-number-refused', mails.requestRefusedMail({ ...facts, reason: null }, language)),
    ]
  })
}
