import { randomToken } from '../../platform/crypto/tokens.ts'
import { unavailable } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { CsamMeans } from './csam.contract.ts'
import { csamOf, sealPending } from './csam-pending.ts'
import { csamMinutes, returnOrigin } from './csam.rules.ts'
import type { ScreenLanguage } from './identity.contract.ts'
import { maySignIn } from './identity.policy.ts'

export type PrepareCsam = { acr: CsamMeans; language: ScreenLanguage; back?: string | undefined; origin?: string | undefined }

/** Where the browser goes to sign in with eID or itsme (S133), and what it holds meanwhile. Nothing is kept here. */
export async function prepareCsam(
  house: House,
  actor: Actor,
  { acr, language, back, origin }: PrepareCsam,
): Promise<{ location: string; pending: string; maxAgeSeconds: number }> {
  demand(maySignIn(actor))
  const secrets = { state: randomToken(), nonce: randomToken(), verifier: randomToken() }
  const redirectUri = `${returnOrigin(house.config.http.publicUrl, origin)}/sign-in/csam/callback`
  try {
    const location = await csamOf(house).address({ acr, language, redirectUri, secrets })
    const begunAt = house.clock.now().getTime()
    const pending = sealPending(house, { ...secrets, redirectUri, acr, language, back: back ?? null, begunAt })
    return { location, pending, maxAgeSeconds: csamMinutes * 60 }
  } catch (error) {
    house.log.warn({ fault: error instanceof Error && 'code' in error ? error.code : 'no-answer' }, 'CSAM does not answer')
    throw unavailable(30)
  }
}
