import type postgres from 'postgres'

/** Done and handled jobs are kept for a quarter, given-up ones for a year: somebody may still want to know why. */
const keptDays = { finished: 92, givenUp: 365 }
/** So many at once, so that no statement holds its locks for long. */
const atMost = 5_000

/** How many rows of the ledger the night will take away. */
export async function countFinishedJobs(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: string }[]>`select count(*)::text as count from job_ledger where ${isOld(sql)}`
  return Number(row?.count ?? 0)
}

/** Takes away some of them, with the steps they did outside; answers how many, so that the caller comes back for more. */
export async function forgetFinishedJobs(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    with old as (
      delete from job_ledger where (event_id, job_name) in (select event_id, job_name from job_ledger where ${isOld(sql)} limit ${atMost})
      returning event_id, job_name
    ), steps as (
      delete from job_steps s using old where s.event_id = old.event_id and s.job_name = old.job_name
    )
    select count(*)::int as count from old`
  return row?.count ?? 0
}

const isOld = (sql: postgres.Sql) => sql`
  (state in ('done', 'handled') and finished_at < clock_timestamp() - ${keptDays.finished} * interval '1 day'
    or state = 'given-up' and finished_at < clock_timestamp() - ${keptDays.givenUp} * interval '1 day')`
