import type { CsamMeans, CsamRefusal } from './csam.contract.ts'

/** What is asked of CSAM: the level, of which each higher one is as good. */
export const acrValues: Readonly<Record<CsamMeans, string>> = {
  eid: 'urn:be:fedict:iam:fas:Level500',
  itsme: 'urn:be:fedict:iam:fas:Level450',
}

/** What CSAM has proven, signed by it. */
export type CsamProof = {
  /** As it was given: eleven digits, if it is what it should be. */
  nationalNumber: string
  acr: string | undefined
  /** By what somebody made himself known; none where CSAM does not say. */
  amr: readonly string[]
  /** What the service says of the holder beside; cards that are no Belgian's show here too. */
  roles: readonly string[]
}

export type CsamVerdict = { accepted: true; method: CsamMeans } | { accepted: false; why: CsamRefusal }

/**
 * Whether what was shown is enough. The level is at least the one asked for, and the card is a Belgian's: a resident card
 * has the same level and a national number too, so only what the service calls it tells
 * it (S134: "the resident's card cannot be used"). A means that nobody here knows is not taken.
 */
export function csamVerdict(asked: CsamMeans, { acr, amr, roles }: Omit<CsamProof, 'nationalNumber'>): CsamVerdict {
  if (amr.includes('eid-foreigner') || roles.includes('foreigner-card')) return { accepted: false, why: 'resident-card' }
  if (amr.includes('eid-kids') || roles.includes('kids-card')) return { accepted: false, why: 'kids-id' }
  if (levelOf(acr) < levelOf(acrValues[asked])) return { accepted: false, why: 'too-weak' }
  if (amr.includes('eid')) return { accepted: true, method: 'eid' }
  if (amr.includes('bmid')) return { accepted: true, method: 'itsme' }
  return amr.length === 0 ? { accepted: true, method: asked } : { accepted: false, why: 'too-weak' }
}

/** `…:Level500` is 500; whatever says no level is none. */
function levelOf(acr: string | undefined): number {
  return Number(/^urn:be:fedict:iam:fas:(?:[a-z]+:)?Level(\d{3})$/.exec(acr ?? '')?.[1] ?? 0)
}

/** What CSAM itself says no with, in the words of OAuth; how it came to that stands in the description. */
export function csamRefusalOf(error: string, description: string | undefined): CsamRefusal {
  if (error === 'temporarily_unavailable' || error === 'server_error') return 'unavailable'
  if (error !== 'access_denied' && error !== 'login_required' && error !== 'interaction_required') return 'not-trusted'
  if (description?.includes('pin_incorrect')) return 'wrong-pin'
  return description?.includes('card_blocked') ? 'card-blocked' : 'cancelled'
}
