import type { MailContent } from '../notifications/mail-layout.ts'
import type { MailTemplate } from '../notifications/notifications.contract.ts'
import { nissMail, temporaryPasswordMail } from './first-credentials.mail.ts'
import { guessedAccounts, guessingMinutes } from './guessing.rules.ts'
import { languages, type Language } from './identity.contract.ts'
import { invitationHours, temporaryPasswordHours } from './identity.rules.ts'
import { namedByCompanyMail } from './named-by-company.mail.ts'
import { signInsGuessedMail } from './sign-ins-guessed.mail.ts'
import { staffInvitationMail } from './staff-invitation.mail.ts'

export type PreviewedMail = { template: MailTemplate; language: Language } & MailContent

/** The mails of accounts with believable facts. Number, password and link belong to nobody and open nothing. */
export function previewIdentityMails(publicUrl: string): PreviewedMail[] {
  return languages.flatMap((language) => {
    const url = `${publicUrl}/sign-in`
    const person = { language, name: 'Claire Vautrin' }
    const invitation = { ...person, username: 'claire.vautrin', url: `${publicUrl}/invitations/preview`, hours: invitationHours }
    const shown = (template: MailTemplate, content: MailContent): PreviewedMail => ({ template, language, ...content })
    return [
      shown('niss-number', nissMail({ ...person, username: 'claire.vautrin', niss: '79480208210', url })),
      shown('temporary-password', temporaryPasswordMail({ language, password: 'Kf7w-m3Np-Qx8s-Tz42', hours: temporaryPasswordHours, url })),
      shown('named-by-company', namedByCompanyMail({ ...person, company: 'Valmeyrac Orthopédie SAS', role: 'legal-representative', url })),
      shown(
        'sign-ins-guessed',
        signInsGuessedMail({
          ...person,
          kind: 'network',
          accounts: guessedAccounts,
          minutes: guessingMinutes,
          url: `${publicUrl}/desk/cards`,
        }),
      ),
      shown('staff-invitation', staffInvitationMail(invitation)),
    ]
  })
}
