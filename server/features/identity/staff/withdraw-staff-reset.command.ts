import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount } from '../accounts.repository.ts'
import { staffResetWithdrawn } from '../identity.events.ts'
import { mayProposeStaffReset } from '../identity.policy.ts'
import { endStaffReset, findStaffReset } from './staff-resets.repository.ts'

/** Takes a proposal back, or turns it down: any administrator may, but the one it is about. */
export async function withdrawStaffReset(house: House, actor: Actor, input: { id: string }): Promise<{ accountId: string }> {
  return house.transaction(actor, async (tx) => {
    const reset = await findStaffReset(tx, input.id)
    demand(mayProposeStaffReset(actor, reset?.accountId ?? ''))
    if (actor.kind !== 'staff') throw new HouseError('not-allowed')
    const account = reset && (await lockAccount(tx, reset.accountId))
    if (!account) throw notFound()
    const end = { outcome: 'withdrawn', endedBy: actor.accountId, endedAt: house.clock.now() } as const
    if ((await endStaffReset(tx, reset.id, end)) === 0) throw conflict('not-in-this-state')
    await recordEvent(tx, staffResetWithdrawn.of({ subjectId: account.id, version: account.version, payload: { resetId: reset.id } }))
    return { accountId: account.id }
  })
}
