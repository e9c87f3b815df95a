import type { Reader } from '#db/client.ts'
import type { NissState } from '../identity.contract.ts'
import { nissStatesById } from './persons.repository.ts'

/** Where the numbers of some people stand, by person. */
export async function nissStatesOf(reader: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, NissState>> {
  const rows = await nissStatesById(reader, personIds)
  return new Map(rows.map((row) => [row.id, row.nissState]))
}
