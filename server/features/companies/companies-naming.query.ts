import type { Reader } from '#db/client.ts'
import type { Scope } from '../scope.ts'
import { namesByPerson } from './companies.repository.ts'

export type NamingCompany = { id: string; name: string }

/** The companies that name some people, by person. */
export async function companiesNaming(
  reader: Reader,
  scope: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, NamingCompany[]>> {
  const rows = await namesByPerson(reader, scope, personIds)
  return new Map(personIds.map((person) => [person, rows.filter((row) => row.personId === person).map(({ id, name }) => ({ id, name }))]))
}
