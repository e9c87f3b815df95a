import type { AgencyRefusal } from '#server/features/identity/issuers/agency.contract.ts'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import { inLanguage } from '#lib/languages.ts'
import { m } from '#lib/words.ts'

/** The staff's part of the sign-in page, which says why the other way came to nothing. */
export function staffAddress(language: ScreenLanguage, why: AgencyRefusal | 'too-many', back: string | null | undefined): string {
  const search = new URLSearchParams({ as: 'staff', why, ...(typeof back === 'string' && { back }) })
  return inLanguage(language, `/sign-in?${search.toString()}`)
}

/** What somebody of the agency reads who was not let in: what happened, and what to do now. */
export const agencyRefusalWords: Readonly<Record<AgencyRefusal | 'too-many', { title: () => string; text: () => string }>> = {
  'unknown-person': { title: m.agency_unknown_title, text: m.agency_unknown_text },
  'unconfirmed-address': { title: m.agency_unconfirmed_title, text: m.agency_unconfirmed_text },
  'other-login': { title: m.agency_other_title, text: m.agency_other_text },
  blocked: { title: m.csam_blocked_title, text: m.agency_blocked_text },
  cancelled: { title: m.csam_cancelled_title, text: m.agency_again_text },
  expired: { title: m.csam_expired_title, text: m.agency_again_text },
  unavailable: { title: m.agency_away_title, text: m.agency_away_text },
  'not-trusted': { title: m.agency_untrusted_title, text: m.agency_untrusted_text },
  'too-many': { title: m.csam_many_title, text: m.csam_many_text },
}
