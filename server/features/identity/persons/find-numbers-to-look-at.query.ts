import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { unsealNiss } from '../identity-keys.ts'
import { lookEveryDays } from '../identity.rules.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { numbersToLookAt } from './persons.repository.ts'

export type NumberToLookAt = { personId: string; numberId: string; niss: string }

/** A portion of the numbers about which the register has not been asked for long. For jobs only. */
export async function findNumbersToLookAt(house: House, actor: Actor, atMost: number): Promise<NumberToLookAt[]> {
  demand(maySystemKeepIdentity(actor))
  const before = new Date(house.clock.now().getTime() - lookEveryDays * 86_400_000)
  const rows = await numbersToLookAt(house.db, before, atMost)
  return rows.map(({ id, personId, nissSealed }) => ({
    personId,
    numberId: id,
    niss: unsealNiss(house.config.keys, personId, nissSealed),
  }))
}
