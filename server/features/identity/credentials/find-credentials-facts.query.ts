import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { unsealNiss } from '../identity-keys.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { findNumberedPerson } from '../persons/persons.repository.ts'

export type CredentialsFacts = {
  /** Empty where the person was named by number alone. */
  name: string
  username: string
  email: string
  language: Language
  /** Eleven digits; for the mail that tells the person, and nowhere else. */
  niss: string
}

/** What the mails with a person's first credentials say; undefined while there is no number. For jobs only. */
export async function findCredentialsFacts(house: House, actor: Actor, personId: string): Promise<CredentialsFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const person = await findNumberedPerson(house.sql, personId)
  if (!person) return undefined
  return {
    name: `${person.firstName} ${person.lastName}`.trim(),
    username: person.username,
    email: person.email,
    language: person.language,
    niss: unsealNiss(house.config.keys, personId, person.nissSealed),
  }
}
