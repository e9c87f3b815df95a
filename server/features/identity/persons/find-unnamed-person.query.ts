import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { unsealNiss } from '../identity-keys.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { findPerson, findPresentNumber } from './persons.repository.ts'

export type UnnamedPerson = { numberId: string; niss: string }

/** The number of a person of whom nothing else is known; undefined when the name is known, or there is no number. For jobs only. */
export async function findUnnamedPerson(house: House, actor: Actor, personId: string): Promise<UnnamedPerson | undefined> {
  demand(maySystemKeepIdentity(actor))
  const [person, number] = await Promise.all([findPerson(house.db, personId), findPresentNumber(house.db, personId)])
  if (!person || !number || person.firstName !== '' || person.lastName !== '') return undefined
  return { numberId: number.id, niss: unsealNiss(house.config.keys, personId, number.nissSealed) }
}
