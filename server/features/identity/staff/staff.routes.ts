import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { blockAccount } from './block-account.command.ts'
import { inviteStaff } from './invite-staff.command.ts'
import { listStaff, showStaff } from './list-staff.query.ts'
import { setStaffRoles } from './set-staff-roles.command.ts'
import * as contract from './staff.contract.ts'
import { unblockAccount } from './unblock-account.command.ts'

/** The doors of administrators, who look after the agency's accounts. */
export const staffRoutes: readonly Endpoint[] = [
  endpoint(contract.listStaff, async ({ house, actor }) => ({ answer: { items: await listStaff(house, actor) } })),
  endpoint(contract.inviteStaff, async ({ house, actor, input }) => {
    const { accountId, username } = await inviteStaff(house, actor, input.body)
    return { answer: { id: accountId, username } }
  }),
  endpoint(contract.setStaffRoles, async ({ house, actor, input }) => {
    await setStaffRoles(house, actor, { accountId: input.params.id, ...input.body })
    return { answer: await showStaff(house, actor, input.params.id) }
  }),
  endpoint(contract.blockStaff, async ({ house, actor, input }) => {
    await blockAccount(house, actor, { accountId: input.params.id, kind: 'staff', ...input.body })
    return { answer: await showStaff(house, actor, input.params.id) }
  }),
  endpoint(contract.unblockStaff, async ({ house, actor, input }) => {
    await unblockAccount(house, actor, { accountId: input.params.id, kind: 'staff' })
    return { answer: await showStaff(house, actor, input.params.id) }
  }),
]
