import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { nissIndex, nissIndexes, sealNiss } from '../identity-keys.ts'
import { nissReplaced } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { parseNiss } from './niss.rules.ts'
import { findNumberOwner, findPresentNumber, insertNumber, lockPerson, noteLook, retireNumber } from './persons.repository.ts'
import { candidateOfOurs } from './record-niss.command.ts'
import { suspectDuplicate } from './suspect-duplicate.command.ts'

/**
 * Notes that the register was asked about a person's present number, and follows it to the number that counts now (S52):
 * the old one stays and still finds the person. A number that another person of ours has means that the two are one,
 * which is for the desk to say.
 */
export async function recordNumberLook(
  house: House,
  actor: Actor,
  { personId, numberId, present }: { personId: string; numberId: string; present: string | undefined },
  within?: Transaction,
): Promise<'same' | 'replaced' | 'suspected'> {
  return house.transaction(
    actor,
    async (tx) => {
      const person = await lockPerson(tx, personId)
      demand(maySystemKeepIdentity(actor))
      const now = house.clock.now()
      const number = person && (await findPresentNumber(tx, personId))
      if (number?.id !== numberId) return 'same'
      await noteLook(tx, numberId, now)
      const { keys } = house.config
      const niss = present === undefined ? undefined : parseNiss(present, house.clock.today())
      if (!niss?.ok || nissIndexes(keys, niss.digits).some((index) => index.equals(number.nissIndex))) return 'same'

      const owner = await findNumberOwner(tx, nissIndexes(keys, niss.digits))
      if (owner !== undefined) {
        // A number of his own that was replaced before: the register has gone back on its word, and he keeps what he has.
        if (owner === personId) return 'same'
        const candidates = await candidateOfOurs(tx, owner, niss)
        await suspectDuplicate(house, actor, { personId, registrationId: null, candidates }, tx)
        return 'suspected'
      }
      await retireNumber(tx, personId, now)
      const row = { personId, nissSealed: sealNiss(keys, personId, niss.digits), nissIndex: nissIndex(keys, niss.digits) }
      await insertNumber(tx, { ...row, register: niss.kind, issuedAt: now })
      await recordEvent(tx, nissReplaced.of({ subjectId: personId, version: 1, payload: {} }))
      return 'replaced'
    },
    within,
  )
}
