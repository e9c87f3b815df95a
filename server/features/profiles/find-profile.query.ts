import type { Reader } from '#db/client.ts'
import type { Person } from '../actor.ts'
import type { Profile } from './profiles.contract.ts'
import { tiesOfAccount } from './profiles.repository.ts'
import { profilesOf } from './profiles.rules.ts'

/** The profile a person has chosen, with what he is there; undefined where nothing of it counts any more. */
export async function findProfile(reader: Reader, person: Pick<Person, 'accountId' | 'companyId'>): Promise<Profile | undefined> {
  const profiles = profilesOf(await tiesOfAccount(reader, person.accountId))
  return profiles.find((profile) => profile.id === person.companyId)
}
