import { notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything } from '../scope.ts'
import { resetApprovalDemanded } from './companies.events.ts'
import { maySystemDemandApproval } from './companies.policy.ts'
import { demandApproval, lockCompanyByNumber } from './companies.repository.ts'

export type DemandApproval = { cbeNumber: string; demanded: boolean }

/**
 * Notes whether a company wants the agency to approve it when one of its people sets phone and password anew by a mailed
 * link (S130). An operator does so at the company's word.
 */
export async function demandResetApproval(house: House, actor: Actor, input: DemandApproval): Promise<{ name: string }> {
  return house.transaction(actor, async (tx) => {
    demand(maySystemDemandApproval(actor))
    const company = await lockCompanyByNumber(tx, everything, input.cbeNumber)
    if (!company) throw notFound()
    await demandApproval(tx, everything, company.id, input.demanded)
    const payload = { demanded: input.demanded }
    const version = company.version + 1
    await recordEvent(tx, resetApprovalDemanded.of({ subjectId: company.id, companyId: company.id, version, payload }))
    return { name: company.name }
  })
}
