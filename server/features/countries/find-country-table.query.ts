import type { Reader } from '#db/client.ts'
import type { House } from '../../platform/house.ts'
import { allCountryRules } from './countries.repository.ts'
import type { CountryTable } from './country-table.rules.ts'

/**
 * The table as it is today. It is read each time: some forty rows cost less than half a millisecond, and a copy in each
 * process would be wrong in all others the moment somebody changes it.
 */
export async function findCountryTable(house: House, reader: Reader = house.db): Promise<CountryTable> {
  return { rules: await allCountryRules(reader), day: house.clock.today() }
}
