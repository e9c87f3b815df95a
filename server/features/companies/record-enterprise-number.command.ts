import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything } from '../scope.ts'
import { enterpriseNumberIssued, enterpriseNumberRefused } from './companies.events.ts'
import { maySystemNumber } from './companies.policy.ts'
import { lockCompany, numberCompany, numberIsTaken, refuseCompanyNumber } from './companies.repository.ts'

export type RegisterAnswer = { outcome: 'issued'; cbeNumber: string; existed: boolean } | { outcome: 'refused'; code: string }

/**
 * Writes what the company register answered. A number that another company of ours carries is not taken over: the desk
 * has to look. Repeating the same answer changes nothing.
 */
export async function recordEnterpriseNumber(
  house: House,
  actor: Actor,
  companyId: string,
  answer: RegisterAnswer,
  alsoIn: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  demand(maySystemNumber(actor))
  await house.transaction(actor, async (tx) => {
    const company = await lockCompany(tx, everything, companyId)
    if (company && (company.cbeState === 'asked' || company.cbeState === 'refused')) {
      const { registrationId, version } = company
      const about = { subjectId: companyId, version, companyId }
      const taken = answer.outcome === 'issued' && (await numberIsTaken(tx, everything, { vatNumber: null, cbeNumber: answer.cbeNumber }))
      if (answer.outcome === 'issued' && !taken) {
        await numberCompany(tx, everything, companyId, answer.cbeNumber)
        await recordEvent(tx, enterpriseNumberIssued.of({ ...about, payload: { registrationId, existed: answer.existed } }))
      } else if (company.cbeState === 'asked') {
        await refuseCompanyNumber(tx, everything, companyId)
        const code = answer.outcome === 'refused' ? answer.code : 'NUMBER_TAKEN'
        await recordEvent(tx, enterpriseNumberRefused.of({ ...about, payload: { registrationId, code } }))
      }
    }
    await alsoIn(tx)
  })
}
