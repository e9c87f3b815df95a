import type postgres from 'postgres'
import type { Transaction } from '#db/client.ts'
import { bareSql } from '#db/transaction.ts'
import { sealableColumns, sealOf, toSealable, type SealableRow } from '#server/platform/events/chain.ts'
import type { FileState, PastEvent } from './state.ts'

/**
 * Writes the world's events as the past they are: in the order in which they happened, sealed behind whatever is sealed
 * already, in one transaction. None goes through the inbox, so that no job and no live message comes of them.
 */
export async function writeTrail(tx: Transaction, files: readonly FileState[]): Promise<number> {
  const sql = bareSql(tx)
  // The same lock that relays take: whoever seals does so alone.
  const [head] = await sql<{ position: string; seal: Buffer }[]>`
    select h.position::text, h.seal from event_chain_head h where h.id = 1 for update`
  if (!head) throw new Error('The chain has no head: run npm run migrate')
  const past = files.flatMap(({ events }) => events).toSorted((one, other) => one.at - other.at)
  if (past.length === 0) return 0
  await insertEvents(sql, past)
  // Read back as the relay reads them, so that what is sealed is what stands there.
  const rows = await sql.unsafe<SealableRow[]>(
    `select ${sealableColumns} from jsonb_array_elements_text($1::text::jsonb) as w (id) join events e on e.id = w.id::uuid order by e.seq`,
    [JSON.stringify(past.map(({ id }) => id))],
  )
  let seal: Buffer = head.seal
  let position = Number(head.position)
  const links = rows.map((row) => {
    seal = sealOf(seal, toSealable(row))
    position += 1
    return { position, event_id: row.id, seal: seal.toString('hex') }
  })
  await sql`
    insert into event_chain (position, event_id, seal)
    select l.position, l.event_id, decode(l.seal, 'hex')
    from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb) as l (position bigint, event_id uuid, seal text)`
  await sql`update event_chain_head set position = ${position}, seal = ${seal} where id = 1`
  return links.length
}

async function insertEvents(sql: postgres.TransactionSql, past: readonly PastEvent[]): Promise<void> {
  const rows = past.map(({ id, at, actor, event }, place) => ({
    place,
    id,
    name: event.name,
    schema_version: event.schemaVersion,
    subject_type: event.subject.type,
    subject_id: event.subject.id,
    subject_version: event.subject.version,
    company_id: event.companyId ?? null,
    actor_kind: actor.kind,
    actor_id: actor.id,
    auth_method: actor.authMethod,
    payload: event.payload,
    changes: event.changes ?? [],
    recorded_at: new Date(at).toISOString(),
  }))
  await sql`
    insert into events (id, name, schema_version, subject_type, subject_id, subject_version, company_id,
                        actor_kind, actor_id, auth_method, payload, changes, recorded_at)
    select id, name, schema_version, subject_type, subject_id, subject_version, company_id,
           actor_kind, actor_id, auth_method, payload, changes, recorded_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as e (place int, id uuid, name text, schema_version int, subject_type text, subject_id text, subject_version int,
            company_id uuid, actor_kind text, actor_id text, auth_method text, payload jsonb, changes jsonb, recorded_at timestamptz)
    order by place`
}
