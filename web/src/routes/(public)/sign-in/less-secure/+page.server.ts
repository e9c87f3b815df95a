import { redirect } from '@sveltejs/kit'
import type { SignInStep } from '#server/features/identity/identity.contract.ts'
import { backIn, demandStep, stepAddress } from '#lib/features/identity/after-step.ts'
import { csamAddress } from '#lib/features/identity/csam-way.ts'
import { inLanguage } from '#lib/languages.ts'
import type { PageServerLoad } from './$types'

/** Between password and code (S82); who has another step before him, or none, is led there. */
export const load: PageServerLoad = (event) => {
  const { actor, language } = event.locals
  if (actor.kind !== 'half-signed-in' || (actor.next !== 'otp' && actor.next !== 'otp-setup')) demandStep(event, 'otp')
  if (actor.kind !== 'half-signed-in') redirect(303, inLanguage(language, '/sign-in'))
  const back = backIn(event.url)
  return {
    eid: csamAddress(language, 'eid', back),
    itsme: csamAddress(language, 'itsme', back),
    onwards: stepAddress(event, actor.next as SignInStep),
  }
}
