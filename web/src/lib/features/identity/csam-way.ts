import type { CsamMeans } from '#server/features/identity/issuers/csam.contract.ts'
import { inLanguage } from '#lib/languages.ts'
import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'

/** Where signing in with eID or itsme begins: a link, because a form would have to be allowed to lead to CSAM. */
export function csamAddress(language: ScreenLanguage, acr: CsamMeans, back: string | null | undefined): string {
  return inLanguage(language, `/sign-in/csam?${search({ acr, back })}`)
}

/** The page that says what went wrong, and what to do now. */
export function refusedAddress(language: ScreenLanguage, why: string, acr: CsamMeans | null, back: string | null | undefined): string {
  return inLanguage(language, `/sign-in/csam/refused?${search({ why, acr, back })}`)
}

function search(values: Record<string, string | null | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return new URLSearchParams(given).toString()
}
