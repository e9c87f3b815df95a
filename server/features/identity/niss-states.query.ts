import { inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { persons } from '#db/schema/persons.ts'
import type { NissState } from './identity.contract.ts'

/** Where the numbers of some people stand, by person. */
export async function nissStatesOf(reader: Reader, personIds: readonly string[]): Promise<ReadonlyMap<string, NissState>> {
  if (personIds.length === 0) return new Map()
  const rows = await reader
    .select({ id: persons.id, nissState: persons.nissState })
    .from(persons)
    .where(inArray(persons.id, [...personIds]))
  return new Map(rows.map((row) => [row.id, row.nissState]))
}
