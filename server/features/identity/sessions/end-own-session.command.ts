import { HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { sessionsEnded } from '../my-account/account.events.ts'
import { mayUseOwnAccount, ownerOf } from '../my-account/account.policy.ts'
import { lockAccount } from '../accounts.repository.ts'
import { endSessionOf } from './own-sessions.repository.ts'

/** Ends one of the owner's sessions, wherever it is; its sockets close with the next look at their rights. */
export async function endOwnSession(house: House, actor: Actor, input: { sessionId: string }): Promise<void> {
  demand(mayUseOwnAccount(actor))
  const { accountId } = ownerOf(actor)
  await house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account) throw new HouseError('not-signed-in')
    if ((await endSessionOf(tx, accountId, input.sessionId, 'ended-by-owner', house.clock.now())) === 0) throw notFound()
    const payload = { sessionIds: [input.sessionId] }
    await recordEvent(tx, sessionsEnded.of({ subjectId: accountId, version: account.version, payload }))
  })
}
