import * as z from 'zod/mini'
import { findCompanyToEnter } from '#server/features/enterprise-numbers/find-company-to-enter.query.ts'
import { recordRegisterAnswer } from '#server/features/enterprise-numbers/record-register-answer.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Asks the company register to enter a company that the desk stands behind (S33). The event's id is the request's id, so
 * that a repeated job gets the same number; a number the company has already is as good. Silence is tried again.
 */
export const obtainEnterpriseNumber = defineJob({
  name: 'obtain-enterprise-number',
  queue: 'outside',
  on: ['enterprise-number.accepted'],
  payload: z.object({}),
  attempts: 60,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 15_000,
  async run({ house, gateways, actor, trigger, ledger, signal }) {
    const company = await findCompanyToEnter(house, actor, trigger.subject.id)
    if (!company) return
    const said = await gateways.kbo.createEnterprise({ requestId: trigger.eventId, ...company }, signal)
    const answer =
      said.outcome === 'refused'
        ? ({ outcome: 'refused', code: said.code } as const)
        : ({ outcome: 'numbered', cbeNumber: said.number, existed: said.outcome === 'already-exists' } as const)
    await recordRegisterAnswer(house, actor, trigger.subject.id, answer, (tx) => ledger.doneIn(tx))
  },
})
