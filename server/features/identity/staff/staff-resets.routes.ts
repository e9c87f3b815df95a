import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { confirmStaffReset } from './confirm-staff-reset.command.ts'
import { listStaffResets } from './list-staff-resets.query.ts'
import { proposeStaffReset } from './propose-staff-reset.command.ts'
import * as contract from './staff-resets.contract.ts'
import { withdrawStaffReset } from './withdraw-staff-reset.command.ts'

/** The doors of two administrators who restore a colleague's access. */
export const staffResetRoutes: readonly Endpoint[] = [
  endpoint(contract.listStaffResets, async ({ house, actor }) => ({ answer: await listStaffResets(house, actor) })),
  endpoint(contract.proposeStaffReset, async ({ house, actor, input }) => ({
    answer: await proposeStaffReset(house, actor, input.params),
  })),
  endpoint(contract.confirmStaffReset, async ({ house, actor, input }) => ({
    answer: await confirmStaffReset(house, actor, input.params),
  })),
  endpoint(contract.withdrawStaffReset, async ({ house, actor, input }) => ({
    answer: await withdrawStaffReset(house, actor, input.params),
  })),
]
