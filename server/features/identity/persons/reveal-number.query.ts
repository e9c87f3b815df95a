import type { Reader } from '#db/client.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { unsealNiss } from '../identity-keys.ts'
import { mayAdmitPerson } from '../identity.policy.ts'
import { findPresentNumber } from './persons.repository.ts'

/** The present number of a person in full. Whoever shows it notes that it was shown. */
export async function revealNumber(house: House, reader: Reader, actor: Actor, personId: string): Promise<string | undefined> {
  demand(mayAdmitPerson(actor))
  const number = await findPresentNumber(reader, personId)
  return number && unsealNiss(house.config.keys, personId, number.nissSealed)
}
