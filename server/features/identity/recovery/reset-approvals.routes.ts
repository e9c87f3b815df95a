import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { decideResetApproval } from './decide-reset-approval.command.ts'
import { listResetApprovals } from './list-reset-approvals.query.ts'
import * as contract from './reset-approvals.contract.ts'

/** The doors of the desk for who waits because a company demands it. */
export const resetApprovalRoutes: readonly Endpoint[] = [
  endpoint(contract.listResetApprovals, async ({ house, actor }) => ({ answer: await listResetApprovals(house, actor) })),
  endpoint(contract.approveReset, async ({ house, actor, input }) => ({
    answer: await decideResetApproval(house, actor, { id: input.params.id, decision: 'approved', reason: input.body.reason }),
  })),
  endpoint(contract.refuseReset, async ({ house, actor, input }) => ({
    answer: await decideResetApproval(house, actor, { id: input.params.id, decision: 'refused', reason: input.body.reason }),
  })),
]
