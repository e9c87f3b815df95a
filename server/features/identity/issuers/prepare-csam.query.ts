import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { CsamMeans } from './csam.contract.ts'
import type { ScreenLanguage } from '../identity.contract.ts'
import { maySignIn } from '../identity.policy.ts'
import { issuersOf } from './issuers.ts'
import { beginLogin, type BegunLogin } from './pending-login.ts'

export type PrepareCsam = { acr: CsamMeans; language: ScreenLanguage; back?: string | undefined; origin?: string | undefined }

/** Where the browser goes to sign in with eID or itsme (S133), and what it holds meanwhile. Nothing is kept here. */
export async function prepareCsam(house: House, actor: Actor, { acr, ...asked }: PrepareCsam): Promise<BegunLogin> {
  demand(maySignIn(actor))
  const login = { means: acr, callback: '/sign-in/csam/callback', ...asked }
  return beginLogin(house, login, (to) => issuersOf(house).csam.address({ acr, language: asked.language, ...to }))
}
