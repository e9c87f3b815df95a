import { and, eq, inArray, isNotNull, like, ne, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reader } from '#db/client.ts'
import { companies } from '#db/schema/companies.ts'
import { registrations, registrationVersions } from '#db/schema/registrations.ts'
import type { Scope } from '../../scope.ts'
import { inScope } from '../registrations.repository.ts'

export type Duplicate = {
  /** The earliest other registration with one of the numbers. */
  registration: { id: string; reference: string } | null
  /** The company with one of the numbers, where it is another one than this file became. */
  company: { id: string; name: string } | null
}

const earlier = alias(registrations, 'earlier')

/** When a file first came to the desk: a correction sent later does not make it a later one. */
const firstSent = (of: typeof earlier | typeof registrations): SQL =>
  sql`coalesce((select min(${registrationVersions.submittedAt}) from ${registrationVersions} where ${registrationVersions.registrationId} = ${of.id}), ${of.submittedAt})`

/**
 * Who else has the numbers of these files, in one query for a page of them. Files that were withdrawn, refused or never
 * sent are no earlier registration.
 */
export async function duplicatesOf(reader: Reader, scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Duplicate>> {
  if (ids.length === 0) return new Map()
  const other = reader
    .select({ id: earlier.id, reference: earlier.reference })
    .from(earlier)
    .where(
      and(
        ne(earlier.id, registrations.id),
        or(eq(earlier.vatNumber, registrations.vatNumber), eq(earlier.cbeNumber, registrations.cbeNumber)),
        isNotNull(earlier.submittedAt),
        inArray(earlier.status, ['submitted', 'in-review', 'correction-asked', 'approved']),
        sql`(${firstSent(earlier)}, ${earlier.id}) < (${firstSent(registrations)}, ${registrations.id})`,
      ),
    )
    .orderBy(firstSent(earlier), earlier.id)
    .limit(1)
    .as('other')
  const admitted = reader
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(
      and(
        or(eq(companies.vatNumber, registrations.vatNumber), eq(companies.cbeNumber, registrations.cbeNumber)),
        ne(companies.registrationId, registrations.id),
      ),
    )
    .limit(1)
    .as('admitted')
  const rows = await reader
    .select({ id: registrations.id, otherId: other.id, reference: other.reference, companyId: admitted.id, name: admitted.name })
    .from(registrations)
    .leftJoinLateral(other, sql`true`)
    .leftJoinLateral(admitted, sql`true`)
    .where(and(inArray(registrations.id, [...ids]), inScope(scope)))
  return new Map(
    rows.map(({ id, otherId, reference, companyId, name }) => [
      id,
      {
        registration: otherId === null || reference === null ? null : { id: otherId, reference },
        company: companyId === null || name === null ? null : { id: companyId, name },
      },
    ]),
  )
}

/** Files of one country that were sent, with a word of the name beginning as one of these; for a rule to compare. */
export async function filesNamedLike(
  reader: Reader,
  scope: Scope,
  { notId, country, beginnings }: { notId: string; country: string; beginnings: readonly string[] },
): Promise<{ id: string; reference: string; name: string }[]> {
  if (beginnings.length === 0) return []
  const name = sql<string>`lower(${registrations.commercialName})`
  const rows = await reader
    .select({ id: registrations.id, reference: registrations.reference, name: registrations.commercialName })
    .from(registrations)
    .where(
      and(
        eq(registrations.country, country),
        ne(registrations.id, notId),
        isNotNull(registrations.submittedAt),
        inArray(registrations.status, ['submitted', 'in-review', 'correction-asked', 'approved']),
        or(...beginnings.map((beginning) => like(name, `%${beginning.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`))),
        inScope(scope),
      ),
    )
    .orderBy(registrations.id)
    .limit(500)
  return rows.flatMap(({ id, reference, name: said }) => (said === null ? [] : [{ id, reference, name: said }]))
}
