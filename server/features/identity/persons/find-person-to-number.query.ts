import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { unsealCandidate } from '../identity-keys.ts'
import type { Sex } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { listCandidates } from './person-candidates.repository.ts'
import { findPerson } from './persons.repository.ts'

/** What a number is asked with (S41-S44). */
export type PersonToNumber = {
  /** In Latin letters, as the register writes. */
  firstName: string
  lastName: string
  sex: Sex | null
  birthDate: string | null
  birthCountry: string | null
  /** Numbers of those he looks like and, as the desk has said, is not. */
  notThese: string[]
}

/** The data of a person for whom a number is still to be asked; undefined when that is settled. For jobs only. */
export async function findPersonToNumber(house: House, actor: Actor, personId: string): Promise<PersonToNumber | undefined> {
  demand(maySystemKeepIdentity(actor))
  const person = await findPerson(house.db, personId)
  if (person?.nissState !== 'asked') return undefined
  const { sex, birthOn, birthCountry } = person
  const firstName = person.latinFirstName ?? person.firstName
  const lastName = person.latinLastName ?? person.lastName
  const apart = await listCandidates(house.db, personId)
  const notThese = apart.map((candidate) => unsealCandidate(house.config.keys, personId, candidate.nissSealed))
  return { firstName, lastName, sex, birthDate: birthOn, birthCountry, notThese }
}
