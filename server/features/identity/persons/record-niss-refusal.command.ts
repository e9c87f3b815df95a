import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { nissRefused } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { lockPerson } from './persons.repository.ts'

export type NissRefusal = { personId: string; registrationId: string | null; companyId?: string; code: string }

/** The register wants more than was given, and asking again will not help: the desk is told by the event. */
export async function recordNissRefusal(house: House, actor: Actor, input: NissRefusal, within?: Transaction): Promise<void> {
  const { personId, registrationId, companyId, code } = input
  await house.transaction(
    actor,
    async (tx) => {
      const person = await lockPerson(tx, personId)
      demand(maySystemKeepIdentity(actor))
      if (person?.nissState !== 'asked') return
      await recordEvent(tx, nissRefused.of({ subjectId: personId, version: 1, companyId, payload: { registrationId, code } }))
    },
    within,
  )
}
