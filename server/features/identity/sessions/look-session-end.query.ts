import type { House } from '../../../platform/house.ts'
import { HouseError } from '../../../platform/errors.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { SessionEnd } from '../my-account/account.contract.ts'
import { mayUseSession, sessionOf } from '../identity.policy.ts'
import { findSessionExpiry } from './own-sessions.repository.ts'

/**
 * When the caller's session ends. Whether asking extends it is the request's matter: an act of a person counts as use and
 * is noted when the session is looked up (`find-session.query.ts`), a look with `x-live: 1` does not.
 */
export async function lookSessionEnd(house: House, actor: Actor): Promise<SessionEnd> {
  demand(mayUseSession(actor))
  const { sessionId, expiresAt } = sessionOf(actor)
  const endsInAnyCaseAt = await findSessionExpiry(house.db, sessionId)
  if (!endsInAnyCaseAt) throw new HouseError('not-signed-in')
  return {
    now: house.clock.now().toISOString(),
    endsAt: expiresAt.toISOString(),
    endsInAnyCaseAt: endsInAnyCaseAt.toISOString(),
  }
}
