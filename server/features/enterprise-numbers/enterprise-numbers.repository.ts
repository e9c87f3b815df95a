import { and, asc, desc, eq, gt, inArray, like, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { enterpriseNumberRequests as requests, numberRequestReferences as references } from '#db/schema/enterprise-number-requests.ts'
import type { NumberRequestStatus } from './enterprise-numbers.contract.ts'

export type RequestRow = typeof requests.$inferSelect
export type RequestChange = Partial<Omit<typeof requests.$inferInsert, 'id' | 'reference'>>

/** The next human reference of a year, `E-2026-00042`. Gaps are possible, repeats are not. */
export async function nextRequestReference(tx: Transaction, year: number): Promise<string> {
  const [row] = await tx
    .insert(references)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: references.year, set: { last: sql`${references.last} + 1` } })
    .returning({ last: references.last })
  return `E-${String(year)}-${String(row?.last ?? 0).padStart(5, '0')}`
}

export async function insertRequest(tx: Transaction, values: typeof requests.$inferInsert): Promise<RequestRow | undefined> {
  const [row] = await tx.insert(requests).values(values).returning()
  return row
}

export async function findRequest(reader: Reader, id: string): Promise<RequestRow | undefined> {
  const [row] = await reader.select().from(requests).where(eq(requests.id, id))
  return row
}

/** Loads and locks until the transaction ends, so that two decisions come one after the other. */
export async function lockRequest(tx: Transaction, id: string): Promise<RequestRow | undefined> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id)).for('update')
  return row
}

/** Changes a locked row. */
export async function updateRequest(tx: Transaction, id: string, change: RequestChange): Promise<void> {
  await tx.update(requests).set(change).where(eq(requests.id, id))
}

export type RequestFilter = { statuses: readonly NumberRequestStatus[]; text?: string }

function matching({ statuses, text }: RequestFilter): SQL | undefined {
  return and(inArray(requests.status, [...statuses]), text === undefined ? undefined : textMatch(text))
}

/** Name, reference, or a number in any spelling. */
function textMatch(text: string): SQL | undefined {
  const escaped = (part: string) => `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const bare = text.replace(/[^A-Za-z0-9]/g, '')
  return or(
    like(sql`lower(${requests.name})`, escaped(text.toLowerCase())),
    like(sql`lower(${requests.reference})`, escaped(text.toLowerCase())),
    ...(bare.length >= 4 ? [like(requests.cbeNumber, escaped(bare)), like(requests.foreignNumber, escaped(text))] : []),
  )
}

/** A page of requests: what waits longest first, or what came last. Ids are in the order of arrival. */
export async function listRequests(
  reader: Reader,
  filter: RequestFilter,
  page: { newestFirst: boolean; after?: string; limit: number },
): Promise<RequestRow[]> {
  const beyond = page.newestFirst ? lt : gt
  return reader
    .select()
    .from(requests)
    .where(and(matching(filter), page.after === undefined ? undefined : beyond(requests.id, page.after)))
    .orderBy(page.newestFirst ? desc(requests.id) : asc(requests.id))
    .limit(page.limit)
}

/** How many match, counted no further than `most`. */
export async function countRequests(reader: Reader, filter: RequestFilter, most: number): Promise<number> {
  const some = reader
    .select({ one: sql`1`.as('one') })
    .from(requests)
    .where(matching(filter))
    .limit(most)
    .as('some')
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

/** Requests of the same country with the same name but for case and signs, or the same number at home. */
export async function similarRequests(reader: Reader, { id, country, name, foreignNumber }: RequestRow): Promise<RequestRow[]> {
  const bare = (text: SQL | typeof requests.name) => sql`regexp_replace(lower(${text}), '[^[:alnum:]]+', '', 'g')`
  return reader
    .select()
    .from(requests)
    .where(
      and(
        ne(requests.id, id),
        eq(requests.country, country),
        or(
          sql`${bare(requests.name)} = ${bare(sql`${name}::text`)}`,
          foreignNumber === null ? undefined : eq(requests.foreignNumber, foreignNumber),
        ),
      ),
    )
    .orderBy(desc(requests.id))
    .limit(5)
}

/** How many requests named this address in the day before one of them. */
export async function requestsNaming(reader: Reader, { id, contactEmail, createdAt }: RequestRow): Promise<number> {
  const dayBefore = new Date(createdAt.getTime() - 86_400_000)
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(requests)
    .where(and(eq(requests.contactEmail, contactEmail), lt(requests.id, id), gt(requests.createdAt, dayBefore)))
  return row?.count ?? 0
}
