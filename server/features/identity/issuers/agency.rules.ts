import type { AgencyRefusal } from './agency.contract.ts'

/** What the agency's issuer has proven, signed by it. */
export type AgencyProof = {
  /** Issuer and subject: stays the same, whatever the person is called later. */
  subject: string
  /** Undefined where the issuer does not say that it was confirmed: whoever can type an address is not its owner. */
  email: string | undefined
  /** By what somebody made himself known (RFC 8176). */
  amr: readonly string[]
}

const kinds: readonly ReadonlySet<string>[] = [
  // What one knows, has, and is.
  new Set(['pwd', 'pin', 'kba']),
  new Set(['otp', 'hwk', 'swk', 'sc', 'sms', 'tel', 'pop']),
  new Set(['face', 'fpt', 'iris', 'retina', 'vbm']),
]

/** Whether two kinds of factor were shown there. Where the issuer does not say so, the code is asked for here. */
export function hasBothFactors(amr: readonly string[]): boolean {
  return amr.includes('mfa') || kinds.filter((kind) => amr.some((one) => kind.has(one))).length > 1
}

/** What the issuer itself says no with, in the words of OAuth. */
export function agencyRefusalOf(error: string): AgencyRefusal {
  if (error === 'temporarily_unavailable' || error === 'server_error') return 'unavailable'
  return ['access_denied', 'login_required', 'interaction_required', 'consent_required'].includes(error) ? 'cancelled' : 'not-trusted'
}

type Known = { id: string; agencySubject: string | null; blockedAt: Date | null }

/**
 * Whose account it is. A subject that came before decides, and no address; the first time the confirmed address finds who
 * was invited, and ties the two. An address that is tied to another subject was given to another person since.
 */
export function agencyVerdict<Account extends Known>(
  { subject, email }: Pick<AgencyProof, 'subject' | 'email'>,
  known: { bySubject: Account | undefined; byEmail: Account | undefined },
): { account: Account; tie: boolean } | { refused: AgencyRefusal; account: Account | undefined } {
  const account = known.bySubject ?? known.byEmail
  if (known.bySubject === undefined && email === undefined) return { refused: 'unconfirmed-address', account: undefined }
  if (account === undefined) return { refused: 'unknown-person', account }
  if (account.agencySubject !== null && account.agencySubject !== subject) return { refused: 'other-login', account }
  return account.blockedAt === null ? { account, tie: account.agencySubject === null } : { refused: 'blocked', account }
}
