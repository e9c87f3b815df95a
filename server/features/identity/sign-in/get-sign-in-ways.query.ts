import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { maySignIn } from '../identity.policy.ts'
import { issuersOf } from '../issuers/issuers.ts'

/** What this installation offers to sign in by, beside what all have. */
export async function getSignInWays(house: House, actor: Actor): Promise<{ agency: boolean }> {
  demand(maySignIn(actor))
  return { agency: issuersOf(house).agency !== undefined }
}
