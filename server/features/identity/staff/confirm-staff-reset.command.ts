import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount, lockActiveAdministrators } from '../accounts.repository.ts'
import { staffResetConfirmed } from '../identity.events.ts'
import { mayConfirmStaffReset } from '../identity.policy.ts'
import { resetStaffFactors } from './reset-staff-factors.command.ts'
import { endStaffReset, findStaffReset } from './staff-resets.repository.ts'

/**
 * Confirms what another administrator proposed, within its time and while he still is one: the factors go, all sessions
 * end, and a new invitation is mailed.
 */
export async function confirmStaffReset(house: House, actor: Actor, input: { id: string }): Promise<{ accountId: string }> {
  return house.transaction(actor, async (tx) => {
    const reset = await findStaffReset(tx, input.id)
    demand(mayConfirmStaffReset(actor, reset ?? { accountId: '', proposedBy: '' }))
    if (actor.kind !== 'staff') throw new HouseError('not-allowed')
    if (!reset) throw notFound()
    const { accountId, proposedBy } = reset
    const administrators = await lockActiveAdministrators(tx)
    const account = await lockAccount(tx, accountId)
    const now = house.clock.now()
    const stands = account?.blockedAt === null && reset.expiresAt > now && administrators.some(({ id }) => id === proposedBy)
    if (!account || !stands) throw conflict('not-in-this-state')
    // Behind the account's lock: of two who confirm, or one who confirms and one who withdraws, the first is heard.
    if ((await endStaffReset(tx, reset.id, { outcome: 'confirmed', endedBy: actor.accountId, endedAt: now })) === 0)
      throw conflict('not-in-this-state')
    await recordEvent(tx, staffResetConfirmed.of({ subjectId: accountId, version: account.version, payload: { resetId: reset.id } }))
    await resetStaffFactors(house, actor, { accountId, proposedBy }, tx)
    return { accountId }
  })
}
