import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import { previewAccessibilityMails } from '../accessibility/preview-mails.query.ts'
import { previewNumberMails } from '../enterprise-numbers/preview-mails.query.ts'
import { previewIdentityMails } from '../identity/preview-mails.query.ts'
import { withSupport } from '../notifications/mail-layout.ts'
import { previewRegistrationMails } from '../registrations/mails/preview-mails.query.ts'
import type { MailPreview } from './previews.contract.ts'
import { maySeePreviews } from './previews.policy.ts'

/** Every mail there is, made by the functions that make the real ones. */
export function listMailPreviews({ config }: Pick<House, 'config'>): { items: MailPreview[] } {
  demand(maySeePreviews(config.mode))
  const { publicUrl } = config.http
  const items = [
    ...previewRegistrationMails(publicUrl),
    ...previewNumberMails(publicUrl),
    ...previewIdentityMails(publicUrl),
    ...previewAccessibilityMails(publicUrl),
  ]
  return { items: items.map((mail) => withSupport(mail, config.contact.email)) }
}
