import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount } from '../accounts.repository.ts'
import { signedOut } from '../identity.events.ts'
import { mayUseSession, sessionOf } from '../identity.policy.ts'
import { endSession } from './sessions.repository.ts'

/** "Se déconnecter" (S138): the session ends on our side, not only in the browser. Twice is as good as once. */
export async function signOut(house: House, actor: Actor): Promise<void> {
  await house.transaction(actor, async (tx) => {
    demand(mayUseSession(actor))
    const { accountId, sessionId } = sessionOf(actor)
    const account = await lockAccount(tx, accountId)
    const ended = await endSession(tx, sessionId, 'signed-out', house.clock.now())
    if (!account || ended === 0) return
    await recordEvent(tx, signedOut.of({ subjectId: accountId, version: account.version, payload: { sessionId } }))
  })
}
