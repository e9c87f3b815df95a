import type { Reader } from '#db/client.ts'
import { everything } from '../scope.ts'
import { numberIsTaken } from './companies.repository.ts'

/** Whether a company with one of these numbers has been admitted. The answer is for the desk alone. */
export async function isCompanyAdmitted(reader: Reader, numbers: { vatNumber: string | null; cbeNumber: string | null }): Promise<boolean> {
  return numberIsTaken(reader, everything, numbers)
}
