import type { Reader } from '#db/client.ts'
import { everything } from '../scope.ts'
import { companiesNamed } from './companies.repository.ts'

/** Admitted companies of a country that go by this name, but for case and signs. The answer is for the desk alone. */
export async function findCompaniesNamed(
  reader: Reader,
  named: { country: string; name: string },
): Promise<{ id: string; name: string; cbeNumber: string | null }[]> {
  return companiesNamed(reader, everything, named)
}
