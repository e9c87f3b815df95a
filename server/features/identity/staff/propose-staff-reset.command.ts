import { newId } from '#db/columns.ts'
import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount } from '../accounts.repository.ts'
import { staffResetProposed } from '../identity.events.ts'
import { mayProposeStaffReset } from '../identity.policy.ts'
import { hoursAfter, staffResetHours } from '../identity.rules.ts'
import { endStaffReset, findOpenStaffReset, insertStaffReset } from './staff-resets.repository.ts'

/**
 * Proposes to take phone and password of someone of the agency away. Nothing happens to the account until another
 * administrator confirms it: one alone, or who took over one desk, must not be able to open a colleague's.
 */
export async function proposeStaffReset(house: House, actor: Actor, input: { id: string }): Promise<{ id: string; expiresAt: string }> {
  return house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, input.id)
    demand(mayProposeStaffReset(actor, input.id))
    if (actor.kind !== 'staff') throw new HouseError('not-allowed')
    if (account?.kind !== 'staff') throw notFound()
    const now = house.clock.now()
    const open = await findOpenStaffReset(tx, account.id)
    if (account.blockedAt !== null || (open && open.expiresAt > now)) throw conflict('not-in-this-state')
    const by = { proposedBy: actor.accountId, proposedAt: now }
    if (open) await endStaffReset(tx, open.id, { outcome: 'lapsed', endedBy: actor.accountId, endedAt: now })
    const [id, expiresAt] = [newId(), hoursAfter(now, staffResetHours)]
    await insertStaffReset(tx, { id, accountId: account.id, ...by, expiresAt })
    await recordEvent(tx, staffResetProposed.of({ subjectId: account.id, version: account.version, payload: { resetId: id } }))
    return { id, expiresAt: expiresAt.toISOString() }
  })
}
