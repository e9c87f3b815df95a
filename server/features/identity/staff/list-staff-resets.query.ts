import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../actor.ts'
import { mayConfirmStaffReset, mayProposeStaffReset } from '../identity.policy.ts'
import { listStaff } from './list-staff.query.ts'
import type { StaffResetView } from './staff-resets.contract.ts'
import { listWaitingStaffResets } from './staff-resets.repository.ts'

/** Staff accounts with the proposals that wait, and what this administrator may do about each. */
export async function listStaffResets(house: House, actor: Actor): Promise<{ items: StaffResetView[] }> {
  const staff = await listStaff(house, actor)
  const waiting = await listWaitingStaffResets(house.db, house.clock.now())
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const items = staff.map(({ id: accountId, name, username, roles, state }): StaffResetView => {
    const reset = waiting.find((one) => one.accountId === accountId)
    const may = mayProposeStaffReset(actor, accountId).allowed
    const abilities: StaffResetView['abilities'] = []
    if (!reset && may && state !== 'blocked') abilities.push('propose')
    if (reset && state !== 'blocked' && mayConfirmStaffReset(actor, reset).allowed) abilities.push('confirm')
    if (reset && may) abilities.push('withdraw')
    const shown = reset && { id: reset.id, proposedBy: names.get(reset.proposedBy) ?? '', expiresAt: reset.expiresAt.toISOString() }
    return { accountId, name, username, roles, state, waiting: shown ?? null, abilities }
  })
  return { items }
}
