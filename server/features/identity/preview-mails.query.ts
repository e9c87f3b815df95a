import type { MailContent } from '../notifications/mail-layout.ts'
import type { MailTemplate } from '../notifications/notifications.contract.ts'
import { accountChangedMail } from './account-changed.mail.ts'
import { emailChangeHours } from './account.rules.ts'
import { emailChangeMail, emailChangeNotedMail } from './email-change.mail.ts'
import { nissMail, temporaryPasswordMail } from './first-credentials.mail.ts'
import { languages, type Language } from './identity.contract.ts'
import { invitationHours, temporaryPasswordHours } from './identity.rules.ts'
import { namedByCompanyMail } from './named-by-company.mail.ts'
import { staffInvitationMail } from './staff-invitation.mail.ts'

export type PreviewedMail = { template: MailTemplate; language: Language } & MailContent

/** The mails of accounts with believable facts. Number, password and link belong to nobody and open nothing. */
export function previewIdentityMails(publicUrl: string): PreviewedMail[] {
  return languages.flatMap((language) => {
    const url = `${publicUrl}/sign-in`
    const person = { language, name: 'Claire Vautrin' }
    const invitation = { ...person, username: 'claire.vautrin', url: `${publicUrl}/invitations/preview`, hours: invitationHours }
    const newAddress = 'c.vautrin@valmeyrac.example'
    const shown = (template: MailTemplate, content: MailContent): PreviewedMail => ({ template, language, ...content })
    return [
      shown('niss-number', nissMail({ ...person, username: 'claire.vautrin', niss: '79480208210', url })),
      shown('temporary-password', temporaryPasswordMail({ language, password: 'Kf7w-m3Np-Qx8s-Tz42', hours: temporaryPasswordHours, url })),
      shown('named-by-company', namedByCompanyMail({ ...person, company: 'Valmeyrac Orthopédie SAS', role: 'legal-representative', url })),
      shown('staff-invitation', staffInvitationMail(invitation)),
      shown('email-change', emailChangeMail({ ...person, url: `${publicUrl}/account/email/preview`, hours: emailChangeHours })),
      shown('email-change-noted', emailChangeNotedMail({ ...person, stage: 'asked', email: newAddress, hours: emailChangeHours })),
      shown('account-changed', accountChangedMail({ ...person, what: 'password', url: `${publicUrl}/account` })),
    ]
  })
}
