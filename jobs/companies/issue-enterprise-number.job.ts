import * as z from 'zod/mini'
import { cbeStates } from '#server/features/companies/companies.contract.ts'
import { findUnnumberedCompany } from '#server/features/companies/find-unnumbered-company.query.ts'
import { recordEnterpriseNumber } from '#server/features/companies/record-enterprise-number.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Asks the company register for an enterprise number for a company that was admitted without one (S58). The event's id is
 * the request's id, so that a repeated job gets the same number. A number that exists already for it is as good.
 */
export const issueEnterpriseNumber = defineJob({
  name: 'issue-enterprise-number',
  queue: 'outside',
  on: ['company.admitted'],
  payload: z.object({ registrationId: z.uuid(), cbeState: z.enum(cbeStates) }),
  attempts: 60,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 15_000,
  async run({ house, gateways, actor, trigger, ledger, signal }) {
    const company = await findUnnumberedCompany(house, actor, trigger.subject.id)
    if (!company) return
    const { name, country, foreignNumber, address } = company
    const said = await gateways.kbo.createEnterprise({ requestId: trigger.eventId, name, country, foreignNumber, address }, signal)
    const answer =
      said.outcome === 'refused'
        ? ({ outcome: 'refused', code: said.code } as const)
        : ({ outcome: 'issued', cbeNumber: said.number, existed: said.outcome === 'already-exists' } as const)
    await recordEnterpriseNumber(house, actor, trigger.subject.id, answer, (tx) => ledger.doneIn(tx))
  },
})
