import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { deleteAccount, hasCredentials, lockAccountOfPerson, raiseRights } from '../accounts.repository.ts'
import { sealNiss, unsealNiss } from '../identity-keys.ts'
import { personNamedAgain, personRecognised } from '../identity.events.ts'
import { mayAdmitPerson } from '../identity.policy.ts'
import { forgetCandidates } from './person-candidates.repository.ts'
import { deletePerson, listNumbers, lockPerson, moveNissState, moveNumber } from './persons.repository.ts'

type Input = {
  personId: string
  /** The person of ours that this one turned out to be. */
  into: string
  registrationId: string | null
  /** The companies that named the one and now name the other. */
  companyIds: readonly string[]
}

/**
 * Two persons of ours are one: the spare one goes, with an account that was never used. Numbers it had find the other from
 * now on. An account that had credentials is blocked instead, for the trail names it. Ties must have been moved before.
 */
export async function dissolvePerson(house: House, actor: Actor, input: Input, within: Transaction): Promise<void> {
  const { personId, into, registrationId, companyIds } = input
  await house.transaction(
    actor,
    async (tx) => {
      await lockPerson(tx, into)
      const account = await lockAccountOfPerson(tx, personId)
      demand(mayAdmitPerson(actor))
      const { keys } = house.config
      const now = house.clock.now()
      for (const number of await listNumbers(tx, personId)) {
        const nissSealed = sealNiss(keys, into, unsealNiss(keys, personId, number.nissSealed))
        await moveNumber(tx, number.id, { personId: into, nissSealed, replacedAt: number.replacedAt ?? now })
      }
      await forgetCandidates(tx, personId)
      const wasUsed = account !== undefined && (await hasCredentials(tx, account))
      if (wasUsed) {
        await raiseRights(tx, account.id, { blockedAt: now })
        await moveNissState(tx, personId, 'suspected-duplicate', 'issued')
      } else {
        if (account) await deleteAccount(tx, account.id)
        await deletePerson(tx, personId)
      }
      await recordEvent(tx, personRecognised.of({ subjectId: personId, version: 1, payload: { registrationId, into } }))
      for (const companyId of companyIds)
        await recordEvent(tx, personNamedAgain.of({ subjectId: into, version: 1, companyId, payload: { companyId } }))
    },
    within,
  )
}
