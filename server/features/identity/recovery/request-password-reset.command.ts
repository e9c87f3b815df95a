import { newId } from '#db/columns.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { resetAddressIndex, sealResetAddress } from '../identity-keys.ts'
import { passwordResetRequested } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'
import { hoursAfter, mayMailReset } from '../identity.rules.ts'
import { insertResetRequest, lockRequestTimes } from './reset-requests.repository.ts'

/**
 * Notes that somebody asks for a new password (S128). Whose address it is, or nobody's, is not looked at here: known and
 * unknown ones take the very same steps, and the job finds out. Asked again within a minute nothing more is sent, and the
 * link of before goes on counting.
 */
export async function requestPasswordReset(house: House, actor: Actor, { email }: { email: string }): Promise<void> {
  demand(maySignIn(actor))
  const { keys } = house.config
  const addressIndex = resetAddressIndex(keys, email)
  await house.transaction(actor, async (tx) => {
    const now = house.clock.now()
    if (!mayMailReset(await lockRequestTimes(tx, addressIndex, hoursAfter(now, -1)), now)) return
    const id = newId()
    await insertResetRequest(tx, { id, addressIndex, address: sealResetAddress(keys, id, email), createdAt: now })
    await recordEvent(tx, passwordResetRequested.of({ subjectId: id, version: 1, payload: {} }))
  })
}
