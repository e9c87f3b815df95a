import type { MessageSide } from './registration-messages.contract.ts'
import type { RegistrationStatus } from '../registrations.contract.ts'
import { isFinal } from '../registrations.rules.ts'

/** Messages that one side may write about one registration within an hour. */
export const messagesAnHour = 20

/**
 * Both sides write from the first submission until the end: a draft is its applicant's own, and what is closed is only
 * read. After an approval the company has people with accounts, and the help desk has an address.
 */
export function mayBeWrittenAbout({ status, submittedAt }: { status: RegistrationStatus; submittedAt: Date | null }): boolean {
  return submittedAt !== null && !isFinal(status)
}

export function otherSide(side: MessageSide): MessageSide {
  return side === 'company' ? 'agency' : 'company'
}
