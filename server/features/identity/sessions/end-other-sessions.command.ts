import { HouseError } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { sessionsEnded } from '../my-account/account.events.ts'
import { mayUseOwnAccount, ownerOf } from '../my-account/account.policy.ts'
import { lockAccount } from '../accounts.repository.ts'
import { endSessionsBut } from './own-sessions.repository.ts'

/** Ends all sessions of the owner but this one, half-way ones too: for whoever thinks that somebody else is in. */
export async function endOtherSessions(house: House, actor: Actor): Promise<{ ended: number }> {
  demand(mayUseOwnAccount(actor))
  const { accountId, sessionId } = ownerOf(actor)
  return house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account) throw new HouseError('not-signed-in')
    const sessionIds = await endSessionsBut(tx, accountId, sessionId, 'ended-by-owner', house.clock.now())
    if (sessionIds.length > 0) {
      await recordEvent(tx, sessionsEnded.of({ subjectId: accountId, version: account.version, payload: { sessionIds } }))
    }
    return { ended: sessionIds.length }
  })
}
