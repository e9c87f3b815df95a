import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { Sex } from './identity.contract.ts'
import { maySystemKeepIdentity } from './identity.policy.ts'
import { findPerson } from './persons.repository.ts'

/** What a number is asked with (S41-S44). */
export type PersonToNumber = { firstName: string; lastName: string; sex: Sex | null; birthDate: string | null; birthCountry: string | null }

/** The data of a person for whom a number is still to be asked; undefined when that is settled. For jobs only. */
export async function findPersonToNumber(house: House, actor: Actor, personId: string): Promise<PersonToNumber | undefined> {
  demand(maySystemKeepIdentity(actor))
  const person = await findPerson(house.db, personId)
  if (person?.nissState !== 'asked') return undefined
  const { firstName, lastName, sex, birthOn, birthCountry } = person
  return { firstName, lastName, sex, birthDate: birthOn, birthCountry }
}
