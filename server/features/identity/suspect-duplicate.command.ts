import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { duplicateSuspected } from './identity.events.ts'
import { maySystemKeepIdentity } from './identity.policy.ts'
import { lockPerson, moveNissState } from './persons.repository.ts'

export type SuspectDuplicateInput = { personId: string; registrationId: string | null; companyId?: string; candidates: number }

/**
 * Stops a person's number at the desk: somebody like this is known already, and whether it is the same is for a human to
 * say. A number taken over by guess would mail one person's credentials to another.
 */
export async function suspectDuplicate(house: House, actor: Actor, input: SuspectDuplicateInput, within?: Transaction): Promise<void> {
  const { personId, registrationId, companyId, candidates } = input
  await house.transaction(
    actor,
    async (tx) => {
      await lockPerson(tx, personId)
      demand(maySystemKeepIdentity(actor))
      if ((await moveNissState(tx, personId, 'asked', 'suspected-duplicate')) === 0) return
      await recordEvent(tx, duplicateSuspected.of({ subjectId: personId, version: 1, companyId, payload: { registrationId, candidates } }))
    },
    within,
  )
}
