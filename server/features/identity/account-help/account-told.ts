import type { Reader } from '#db/client.ts'
import type { House } from '../../../platform/house.ts'
import { findAccountByName, type AccountRow } from '../accounts.repository.ts'
import { nissIndexes } from '../identity-keys.ts'
import { isSameAsRegistered } from '../persons/names.rules.ts'
import { parseNiss } from '../persons/niss.rules.ts'

export type Told = { niss: string; name: string; email: string }

/**
 * The account that NISS, name and address all belong to; undefined whichever of them does not fit. Case, accents and the
 * order of names do not count. A part of the acts of support, so that each of them asks for all three.
 */
export async function accountAsTold(house: House, reader: Reader, { niss, name, email }: Told): Promise<AccountRow | undefined> {
  const read = parseNiss(niss, house.clock.today())
  if (!read.ok) return undefined
  const account = await findAccountByName(reader, { nissIndexes: nissIndexes(house.config.keys, read.digits) })
  if (account?.kind !== 'person' || account.email.toLowerCase() !== email) return undefined
  const whole = (lastName: string) => ({ firstName: null, lastName, birthDate: null })
  return isSameAsRegistered(whole(name), whole(account.displayName)) ? account : undefined
}
