import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { personToldApart } from '../identity.events.ts'
import { mayAdmitPerson } from '../identity.policy.ts'
import { forgetCandidates } from './person-candidates.repository.ts'
import { findPresentNumber, lockPerson, moveNissState } from './persons.repository.ts'

type Input = { personId: string; registrationId: string | null; companyId: string }

/**
 * A human has said that a suspected duplicate is nobody of those he looks like. A number of his own is asked for, naming
 * those he is not; who has one keeps it. Answers false when there was nothing to decide any more.
 */
export async function tellPersonApart(house: House, actor: Actor, input: Input, within: Transaction): Promise<boolean> {
  const { personId, registrationId, companyId } = input
  return house.transaction(
    actor,
    async (tx) => {
      const person = await lockPerson(tx, personId)
      demand(mayAdmitPerson(actor))
      if (person?.nissState !== 'suspected-duplicate') return false
      const knownNumber = (await findPresentNumber(tx, personId)) !== undefined
      await moveNissState(tx, personId, 'suspected-duplicate', knownNumber ? 'issued' : 'asked')
      // Without a number they are still needed: the register is told whom not to take him for.
      if (knownNumber) await forgetCandidates(tx, personId)
      const payload = { registrationId, companyId, knownNumber }
      await recordEvent(tx, personToldApart.of({ subjectId: personId, version: 1, companyId, payload }))
      return true
    },
    within,
  )
}
