import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { OwnSession } from '../my-account/account.contract.ts'
import { mayUseOwnAccount, ownerOf } from '../my-account/account.policy.ts'
import { browserOf } from './browsers.rules.ts'
import { factorsComplete, idleMinutes } from '../identity.rules.ts'
import type { SignInStep } from '../identity.contract.ts'
import { livingSessionsOf } from './own-sessions.repository.ts'

/** Where somebody is signed in now, this session first. One with a step still open lets nobody in and is not shown. */
export async function listOwnSessions(house: House, actor: Actor): Promise<OwnSession[]> {
  demand(mayUseOwnAccount(actor))
  const { accountId, sessionId } = ownerOf(actor)
  const now = house.clock.now()
  const usedSince = new Date(now.getTime() - idleMinutes * 60_000)
  const rows = await livingSessionsOf(house.db, accountId, { now, usedSince })
  return rows
    .filter(({ next }) => factorsComplete(next as SignInStep))
    .map(({ id, createdAt, lastSeenAt, authMethod, browser, ip }) => ({
      id,
      startedAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      authMethod,
      browser: browserOf(browser),
      ip,
      current: id === sessionId,
    }))
    .sort((one, other) => Number(other.current) - Number(one.current))
}
