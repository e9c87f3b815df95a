import type { MailToSendAgain } from '../story/registration-story.contract.ts'
import type { RegistrationStatus } from '../registrations.contract.ts'
import { isFinal, mostUnconfirmedMails } from '../registrations.rules.ts'

/** Mails one registration may have sent again: a mailbox, even one's own, is not ours to fill. */
export const mostMailsAgain = 5
/** Codes one registration may have mailed, to however many addresses: a stranger's mailbox is not ours to fill. */
export const mostContactCodes = 5

export type MailedFile = {
  status: RegistrationStatus
  submittedAt: Date | null
  contactEmail: string | null
  contactConfirmedAt: Date | null
  contactMails: number
  contactCodes: number
  mailsSentAgain: number
}

/** Whether a mail still says what is so, and its reader may get one more. */
export function mayBeSentAgain(file: MailedFile, template: MailToSendAgain): boolean {
  if (file.contactEmail === null || file.mailsSentAgain >= mostMailsAgain) return false
  if (file.contactConfirmedAt === null && file.contactMails >= mostUnconfirmedMails) return false
  return stillSays(file, template)
}

function stillSays({ status, submittedAt, contactConfirmedAt, contactCodes }: MailedFile, template: MailToSendAgain): boolean {
  switch (template) {
    case 'contact-code':
      return contactConfirmedAt === null && contactCodes < mostContactCodes && !isFinal(status)
    case 'registration-received':
      return submittedAt !== null && (status === 'submitted' || status === 'in-review')
    case 'correction-asked':
      return status === 'correction-asked'
    case 'registration-approved':
      return status === 'approved'
    case 'registration-refused':
      return status === 'refused'
  }
}
