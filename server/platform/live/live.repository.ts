import type postgres from 'postgres'
import type { SealedEvent } from './live-map.ts'

type EventRow = {
  position: string
  event_id: string
  name: string
  subject_type: string
  subject_id: string
  subject_version: number
  company_id: string | null
  actor_kind: string
  actor_id: string | null
  payload: unknown
  at: string
}

/** Sealed events behind `after` and up to `upTo`, in order: what the stream did not bring. */
export async function readSealedEvents(sql: postgres.Sql, after: number, upTo: number, limit: number): Promise<SealedEvent[]> {
  const rows = await sql<EventRow[]>`
    select c.position, e.id as event_id, e.name, e.subject_type, e.subject_id, e.subject_version, e.company_id,
           e.actor_kind, e.actor_id, e.payload::text as payload,
           to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from event_chain c join events e on e.id = c.event_id
    where c.position > ${after} and c.position <= ${upTo}
    order by c.position
    limit ${limit}`
  return rows.map((row) => ({
    position: Number(row.position),
    eventId: row.event_id,
    name: row.name,
    subject: { type: row.subject_type, id: row.subject_id, version: row.subject_version },
    companyId: row.company_id,
    actor: { kind: row.actor_kind, id: row.actor_id },
    payload: JSON.parse(String(row.payload)) as Record<string, unknown>,
    at: row.at,
  }))
}

export async function readHead(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ position: string }[]>`select position from event_chain_head where id = 1`
  return Number(row?.position ?? 0)
}

/** A session or a registration's token behind sockets, with its stamp as last read; null when never read. */
export type KnownRight = { kind: 'session' | 'registration'; id: string; stamp: string | null }

/**
 * Where the chain stands, and those of the known rights whose stamp is another now, in one question. A stamp holds all
 * that is raised when somebody may do something else than before; a right that is gone has the stamp `gone`.
 */
export async function readRights(
  sql: postgres.Sql,
  known: readonly KnownRight[],
): Promise<{ head: number; changed: { kind: string; id: string; stamp: string }[] }> {
  const rows = await sql<{ position: string; kind: string | null; id: string; stamp: string }[]>`
    with known as (
      select * from unnest(${known.map((right) => right.kind)}::text[], ${known.map((right) => right.id)}::uuid[],
                           ${known.map((right) => right.stamp)}::text[]) as known (kind, id, stamp)
    ), present as (
      select known.kind, known.id, known.stamp as seen, coalesce(
        case known.kind when 'session' then (
          select concat_ws('.', s.rights_version, a.rights_version, s.next, s.ended_at is not null, a.blocked_at is not null, s.company_id)
          from sessions s join accounts a on a.id = s.account_id where s.id = known.id)
        else (select r.rights_version::text from registrations r where r.id = known.id) end, 'gone') as stamp
      from known
    )
    select head.position, changed.kind, changed.id, changed.stamp
    from event_chain_head head
    left join (select * from present where stamp is distinct from seen) changed on true
    where head.id = 1`
  return {
    head: Number(rows[0]?.position ?? 0),
    changed: rows.flatMap(({ kind, id, stamp }) => (kind === null ? [] : [{ kind, id, stamp }])),
  }
}

/** The names under which accounts are shown; never kept in Redis. */
export async function readNames(sql: postgres.Sql, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; display_name: string }[]>`
    select id, display_name from accounts where id = any(${[...accountIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row.display_name]))
}
