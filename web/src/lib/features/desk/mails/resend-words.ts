import { resendReasons, type CredentialState, type ResendReason } from '#server/features/identity/identity.contract.ts'
import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import { m } from '#lib/words.ts'

/** Why credentials are sent again, to choose from. */
export function resendReasonOptions(): { value: ResendReason; label: string }[] {
  const words: Record<ResendReason, string> = {
    'not-received': m.resend_not_received(),
    bounced: m.resend_bounced(),
    expired: m.resend_expired(),
    'asked-by-company': m.resend_asked_by_company(),
  }
  return resendReasons.map((value) => ({ value, label: words[value] }))
}

/** Why credentials cannot be sent again now, and what to do instead. */
export function resendRefusal(problem: ProblemDocument): string {
  const { current } = problem
  const state = typeof current === 'object' && current !== null && 'state' in current ? (current.state as CredentialState) : undefined
  switch (state) {
    case 'has-own-password':
      return m.resend_has_own_password()
    case 'no-number':
      return m.resend_no_number()
    case 'blocked':
      return m.resend_blocked()
    case 'can-be-sent':
    case undefined:
      return problem.detail ?? problem.title
  }
}
