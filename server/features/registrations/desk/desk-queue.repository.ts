import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, like, lt, min, or, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { registrationNumberChecks as checks, registrations } from '#db/schema/registrations.ts'
import type { Scope } from '../../scope.ts'
import type { RegistrationStatus } from '../registrations.contract.ts'
import { inScope } from '../registrations.repository.ts'

export type QueueSort = 'due' | 'reference' | 'company'
export type QueueFilter = {
  statuses: readonly RegistrationStatus[]
  /** An account's id, or `null` for files nobody holds. */
  assignee?: string | null
  country?: string
  text?: string
}
/** The place after which a page begins: the sort value of the last row and its id. */
export type QueuePlace = { value: string; id: string }

// A file without name or submission sorts as an empty text, so that a cursor can always be compared.
const sortColumns = {
  due: sql<string>`coalesce(to_char(${registrations.submittedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), '')`,
  reference: sql<string>`${registrations.reference}`,
  company: sql<string>`lower(coalesce(${registrations.commercialName}, ''))`,
}

/** `now` decides which claims still live; a file whose claim is over is submitted, whatever the sweep has noted. */
function matching(scope: Scope, filter: QueueFilter, now: Date): SQL | undefined {
  const at = sql`${now.toISOString()}::timestamptz`
  const held = sql`(${registrations.status} = 'in-review' and ${registrations.claimedUntil} > ${at})`
  const lapsed = sql`(${registrations.status} = 'in-review' and ${registrations.claimedUntil} <= ${at})`
  const plain = filter.statuses.filter((status) => status !== 'in-review')
  const statuses = [
    ...(plain.length > 0 ? [inArray(registrations.status, plain)] : []),
    ...(filter.statuses.includes('in-review') ? [held] : []),
    ...(filter.statuses.includes('submitted') ? [lapsed] : []),
  ]
  const assignee =
    filter.assignee === undefined
      ? undefined
      : filter.assignee === null
        ? or(isNull(registrations.claimedBy), lapsed)
        : and(eq(registrations.claimedBy, filter.assignee), held)
  return and(
    or(...statuses),
    // What was withdrawn before it was ever sent is its applicant's own.
    filter.statuses.includes('withdrawn') ? isNotNull(registrations.submittedAt) : undefined,
    assignee,
    filter.country === undefined ? undefined : eq(registrations.country, filter.country),
    filter.text === undefined ? undefined : textMatch(filter.text),
    inScope(scope),
  )
}

/** Reference, name, or a number in any spelling: dots and spaces are forgiven. */
function textMatch(text: string): SQL | undefined {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return or(
    like(sql`lower(${registrations.commercialName})`, pattern),
    like(sql`lower(${registrations.reference})`, pattern),
    ...(bare.length >= 4 ? [like(registrations.vatNumber, `%${bare}%`), like(registrations.cbeNumber, `%${bare}%`)] : []),
  )
}

export type QueueRow = {
  row: typeof registrations.$inferSelect
  claimerName: string | null
  check: { kind: (typeof checks.$inferSelect)['kind']; state: (typeof checks.$inferSelect)['state'] } | null
  sortValue: string
}

export async function listQueue(
  reader: Reader,
  scope: Scope,
  filter: QueueFilter,
  page: { sort: QueueSort; descending: boolean; after?: QueuePlace; limit: number; now: Date },
): Promise<QueueRow[]> {
  const column = sortColumns[page.sort]
  const order = page.descending ? desc : asc
  const beyond = page.descending ? lt : gt
  const after = page.after
    ? or(beyond(column, page.after.value), and(eq(column, page.after.value), beyond(registrations.id, page.after.id)))
    : undefined
  const newest = reader
    .selectDistinctOn([checks.registrationId], { registrationId: checks.registrationId, kind: checks.kind, state: checks.state })
    .from(checks)
    .where(and(eq(checks.concerns, 'number'), eq(checks.registrationId, registrations.id)))
    .orderBy(checks.registrationId, desc(checks.askedAt), desc(checks.id))
    .as('newest_check')
  return reader
    .select({ row: registrations, claimerName: accounts.displayName, check: { kind: newest.kind, state: newest.state }, sortValue: column })
    .from(registrations)
    .leftJoin(accounts, eq(accounts.id, registrations.claimedBy))
    .leftJoinLateral(newest, sql`true`)
    .where(and(matching(scope, filter, page.now), after))
    .orderBy(order(column), order(registrations.id))
    .limit(page.limit)
}

/** How many rows match, counted no further than `most`. */
export async function countQueue(reader: Reader, scope: Scope, filter: QueueFilter, now: Date, most: number): Promise<number> {
  const some = reader
    .select({ one: sql`1`.as('one') })
    .from(registrations)
    .where(matching(scope, filter, now))
    .limit(most)
    .as('some')
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

/** When the next living claim will be over, which alone changes the queue. */
export async function nextLapse(reader: Reader, scope: Scope, now: Date): Promise<Date | null> {
  const [row] = await reader
    .select({ at: min(registrations.claimedUntil) })
    .from(registrations)
    .where(and(eq(registrations.status, 'in-review'), gt(registrations.claimedUntil, now), inScope(scope)))
  return row?.at ?? null
}
