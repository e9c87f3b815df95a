import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { companiesDemandingApproval } from '../persons/companies-around.repository.ts'
import { mayApproveResets } from '../identity.policy.ts'
import type { ResetApprovalView } from './reset-approvals.contract.ts'
import { listWaitingApprovals } from './reset-approvals.repository.ts'

/** Who waits for the desk, with the companies because of which he does. */
export async function listResetApprovals(house: House, actor: Actor): Promise<{ items: ResetApprovalView[] }> {
  demand(mayApproveResets(actor))
  const rows = await listWaitingApprovals(house.db)
  const items = await Promise.all(
    rows.map(async ({ id, name, username, personId, askedAt }) => {
      const companies = personId === null ? [] : await companiesDemandingApproval(house.db, personId)
      return { id, name, username, companies, askedAt: askedAt.toISOString() }
    }),
  )
  return { items }
}
