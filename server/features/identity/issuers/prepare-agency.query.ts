import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { ScreenLanguage } from '../identity.contract.ts'
import { maySignIn } from '../identity.policy.ts'
import { issuersOf } from './issuers.ts'
import { beginLogin, type BegunLogin } from './pending-login.ts'

export type PrepareAgency = { language: ScreenLanguage; back?: string | undefined; origin?: string | undefined }

/** Where the browser of somebody of the agency goes to sign in. There is nowhere to go where no issuer is set. */
export async function prepareAgency(house: House, actor: Actor, asked: PrepareAgency): Promise<BegunLogin> {
  demand(maySignIn(actor))
  const { agency } = issuersOf(house)
  if (!agency) throw notFound()
  const login = { means: 'agency', callback: '/sign-in/agency/callback', ...asked } as const
  return beginLogin(house, login, (to) => agency.address({ language: asked.language, ...to }))
}
