import type { Reader } from '#db/client.ts'
import type { Scope } from '../../scope.ts'
import { beginningsOf, namesAreAlike } from '../draft/company-name.rules.ts'
import { duplicatesOf, filesNamedLike, type Duplicate } from './desk-duplicates.repository.ts'
import type { DeskRecord } from '../registrations.contract.ts'
import type { RegistrationRow } from '../registrations.repository.ts'

const mostSimilar = 5

/** Who else has the number or nearly the name of a file; for the desk alone, the applicant learns nothing of it. */
export async function findDuplicates(
  reader: Reader,
  scope: Scope,
  row: RegistrationRow,
): Promise<{ duplicate: Duplicate | undefined; similar: DeskRecord['similar'] }> {
  const duplicate = (await duplicatesOf(reader, scope, [row.id])).get(row.id)
  const { commercialName, country } = row
  if (commercialName === null) return { duplicate, similar: [] }
  const found = await filesNamedLike(reader, scope, { notId: row.id, country, beginnings: beginningsOf(commercialName) })
  const similar = found.filter(({ id, name }) => id !== duplicate?.registration?.id && namesAreAlike(commercialName, name))
  return { duplicate, similar: similar.slice(0, mostSimilar) }
}
