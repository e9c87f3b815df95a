import { languages, type Language } from '../identity/identity.contract.ts'
import type { MailContent } from '../notifications/mail-layout.ts'
import type { MailTemplate } from '../notifications/notifications.contract.ts'
import { accessibilityFeedbackMail } from './accessibility-feedback.mail.ts'

type PreviewedMail = { template: MailTemplate; language: Language } & MailContent

/** The mail about a barrier with believable facts. */
export function previewAccessibilityMails(publicUrl: string): PreviewedMail[] {
  return languages.map((language) => ({
    template: 'accessibility-feedback',
    language,
    ...accessibilityFeedbackMail(
      {
        reference: 'A-2026-00042',
        message: 'The list of countries is not read out.',
        page: '/en/register',
        technology: 'NVDA',
        email: 'reader@example.org',
        url: `${publicUrl}/${language}/desk/cards`,
      },
      language,
    ),
  }))
}
