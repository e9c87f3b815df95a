import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { findAccountOfPerson } from './accounts.repository.ts'
import { unsealNiss } from './identity-keys.ts'
import type { Language } from './identity.contract.ts'
import { maySystemKeepIdentity } from './identity.policy.ts'
import { findPerson, findPresentNumber } from './persons.repository.ts'

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
  const [person, account, number] = await Promise.all([
    findPerson(house.db, personId),
    findAccountOfPerson(house.db, personId),
    findPresentNumber(house.db, personId),
  ])
  if (!person || !account || !number) return undefined
  return {
    name: `${person.firstName} ${person.lastName}`.trim(),
    username: account.username,
    email: account.email,
    language: account.language,
    niss: unsealNiss(house.config.keys, personId, number.nissSealed),
  }
}
