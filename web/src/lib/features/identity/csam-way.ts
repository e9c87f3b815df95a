import type { RequestEvent } from '@sveltejs/kit'
import type { CsamMeans } from '#server/features/identity/csam.contract.ts'
import { problemOf } from '#lib/api/problems.ts'
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

/** Why a call was refused before anything was decided: somebody asks too often, or something is away. */
export function whyNotNow(thrown: unknown): 'too-many' | 'unavailable' {
  const code = problemOf(thrown)?.code
  if (code === 'too-many' || code === 'unavailable') return code
  throw thrown
}

/**
 * What the browser holds while it is at CSAM. Browsers share cookies between ports, and two demos on one machine must not
 * take each other's; on https only this very address can set it.
 */
export function pendingCookie({ url }: Pick<RequestEvent, 'url'>) {
  const secure = url.protocol === 'https:'
  const name = secure ? '__Host-famhp_csam' : `famhp_csam_${url.port || '80'}`
  return { name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } as const }
}

function search(values: Record<string, string | null | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return new URLSearchParams(given).toString()
}
