import type postgres from 'postgres'

export type SignInRow = {
  seq: string
  at: string
  name: string
  step: string | null
  authMethod: string | null
  ip: string | null
  browser: string | null
}

/** The events of signing in of one account since then, newest first, with where they came from as long as that is kept. */
export async function signInsOf(
  sql: postgres.Sql,
  accountId: string,
  page: { since: Date; before: string | undefined; limit: number },
): Promise<SignInRow[]> {
  return sql<SignInRow[]>`
    select e.seq::text as seq, e.recorded_at as at, e.name, e.payload->>'step' as step, s.auth_method as "authMethod",
           coalesce(o.ip, s.ip) as ip, coalesce(o.browser, s.browser) as browser
    from events e
    left join event_origin o on o.event_id = e.id
    left join sessions s on e.name = 'account.signed-in' and s.id = (e.payload->>'sessionId')::uuid
    where e.subject_type = 'account' and e.subject_id = ${accountId}
      and e.name in ('account.signed-in', 'account.sign-in-refused')
      and e.recorded_at > ${page.since.toISOString()}
      and (${page.before ?? null}::bigint is null or e.seq < ${page.before ?? null}::bigint)
    order by e.seq desc
    limit ${page.limit}`
}

/** How many there are since then, counted no further than `most`. */
export async function countSignIns(sql: postgres.Sql, accountId: string, since: Date, most: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (
      select 1 from events e
      where e.subject_type = 'account' and e.subject_id = ${accountId}
        and e.name in ('account.signed-in', 'account.sign-in-refused') and e.recorded_at > ${since.toISOString()}
      limit ${most}) counted`
  return row?.count ?? 0
}

/** When the present password was chosen; undefined where the trail does not know. */
export async function passwordChosenAt(sql: postgres.Sql, accountId: string): Promise<Date | undefined> {
  const [row] = await sql<{ at: string }[]>`
    select recorded_at as at from events
    where subject_type = 'account' and subject_id = ${accountId} and changes ? 'password'
    order by seq desc
    limit 1`
  return row && new Date(row.at)
}

export type WrongTries = { passwords: number; codes: number; since: Date }

/**
 * The wrong passwords and codes of one account that an event of it came of: since the last time somebody came in, no further
 * back than so many hours. Undefined where the event is not of this account.
 */
export async function wrongTriesBefore(
  sql: postgres.Sql,
  { accountId, eventId, hours }: { accountId: string; eventId: string; hours: number },
): Promise<WrongTries | undefined> {
  const [row] = await sql<{ passwords: number; codes: number; since: string | null }[]>`
    select count(*) filter (where e.payload->>'step' = 'password')::int as passwords,
           count(*) filter (where e.payload->>'step' = 'otp')::int as codes,
           min(e.recorded_at) as since
    from events told
    join events e on e.subject_type = 'account' and e.subject_id = told.subject_id
      and e.name = 'account.sign-in-refused' and e.payload->>'step' in ('password', 'otp')
      and e.seq < told.seq and e.recorded_at > told.recorded_at - make_interval(hours => ${hours})
    where told.id = ${eventId} and told.subject_id = ${accountId}
      and e.seq > coalesce((
        select max(seq) from events i
        where i.subject_type = 'account' and i.subject_id = ${accountId} and i.name = 'account.signed-in' and i.seq < told.seq), 0)`
  return row?.since ? { passwords: row.passwords, codes: row.codes, since: new Date(row.since) } : undefined
}
