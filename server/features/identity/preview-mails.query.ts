import type { MailContent } from '../notifications/mail-layout.ts'
import type { MailTemplate } from '../notifications/notifications.contract.ts'
import { accountBrakedMail } from './sign-in/account-braked.mail.ts'
import { accountChangedMail } from './my-account/account-changed.mail.ts'
import { emailChangeHours } from './my-account/account.rules.ts'
import { emailChangeMail, emailChangeNotedMail } from './my-account/email-change.mail.ts'
import { nissMail, temporaryPasswordMail } from './credentials/first-credentials.mail.ts'
import { guessedAccounts, guessingMinutes } from './sign-in/guessing.rules.ts'
import { factorsExchangedCompanyMail, factorsExchangedMail } from './recovery/factors-exchanged.mail.ts'
import { languages, type Language } from './identity.contract.ts'
import { helpReceivedMail } from './help-requests/help-request-received.mail.ts'
import { invitationHours, longestPauseMinutes, resetLinkMinutes, supportLinkHours, temporaryPasswordHours } from './identity.rules.ts'
import { namedByCompanyMail } from './persons/named-by-company.mail.ts'
import { signInsGuessedMail } from './sign-in/sign-ins-guessed.mail.ts'
import { passwordResetMail } from './recovery/password-reset.mail.ts'
import { resetRefusedMail } from './recovery/reset-refused.mail.ts'
import { staffInvitationMail } from './staff/staff-invitation.mail.ts'
import { staffResetMail } from './staff/staff-reset.mail.ts'
import { supportLinkMail } from './account-help/support-link.mail.ts'

export type PreviewedMail = { template: MailTemplate; language: Language } & MailContent

/** The mails of accounts with believable facts. Number, password and link belong to nobody and open nothing. */
export function previewIdentityMails(publicUrl: string): PreviewedMail[] {
  return languages.flatMap((language) => {
    const url = `${publicUrl}/sign-in`
    const person = { language, name: 'Claire Vautrin' }
    const invitation = { ...person, username: 'claire.vautrin', url: `${publicUrl}/invitations/preview`, hours: invitationHours }
    const at = new Date('2026-03-02T09:41:00Z')
    const account = {
      name: 'Claire Vautrin',
      username: 'claire.vautrin',
      answer: 'link',
      url: `${publicUrl}/password-reset/preview`,
    } as const
    const newAddress = 'c.vautrin@valmeyrac.example'
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
      shown('password-reset', passwordResetMail({ language, minutes: resetLinkMinutes, lines: [account] })),
      shown('factors-exchanged', factorsExchangedMail({ ...person, at, username: 'claire.vautrin', url: `${publicUrl}/sign-in/forgot` })),
      shown(
        'factors-exchanged-company',
        factorsExchangedCompanyMail({ ...person, at, person: 'Émile Vautrin', companies: ['Valmeyrac Orthopédie SAS'] }),
      ),
      shown(
        'support-link',
        supportLinkMail({ ...person, username: 'claire.vautrin', approved: false, url: account.url, hours: supportLinkHours }),
      ),
      shown('help-request-received', helpReceivedMail({ ...person, reference: 'H-2026-00042' })),
      shown('reset-refused', resetRefusedMail({ ...person, username: 'claire.vautrin' })),
      shown(
        'staff-reset',
        staffResetMail({
          ...person,
          colleague: 'Koen Peeters',
          proposedBy: 'Liesbeth Declercq',
          url: `${publicUrl}/desk/settings/staff-access`,
        }),
      ),
      shown('email-change', emailChangeMail({ ...person, url: `${publicUrl}/account/email/preview`, hours: emailChangeHours })),
      shown('email-change-noted', emailChangeNotedMail({ ...person, stage: 'asked', email: newAddress, hours: emailChangeHours })),
      shown('account-changed', accountChangedMail({ ...person, what: 'password', url: `${publicUrl}/account` })),
      shown(
        'account-braked',
        accountBrakedMail({
          ...person,
          kind: 'person',
          behind: 'password',
          passwords: 0,
          codes: 10,
          since: at,
          longestPauseMinutes,
          way: 'forgot',
          url: `${publicUrl}/sign-in/forgot`,
        }),
      ),
    ]
  })
}
