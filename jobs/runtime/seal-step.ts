import type postgres from 'postgres'
import { sealableColumns, sealOf, toSealable, type SealableEvent, type SealableRow } from '#server/platform/events/chain.ts'
import type { SealedEvent } from '#server/platform/live/live-map.ts'
import { plainArray } from './batched.ts'
import type { NewWantedJob, Wishes } from './wanted-jobs.ts'

/** What one step has committed and may now be told to others. */
export type SealedBatch = { events: SealedEvent[]; wanted: NewWantedJob[]; isFull: boolean }

export const batchSize = 500

const waiting = `select ${sealableColumns}
  from (select seq, event_id from event_inbox order by seq limit ${batchSize}) i join events e on e.id = i.event_id
  order by i.seq`

/**
 * A connection of its own (`max: 1`), on which `begin` and `commit` are sent like any statement, in one write with what
 * follows or comes before them: two trips for a step instead of four. Whoever gets an error throws the connection away,
 * and with it whatever the step had begun.
 */
export type RelayConnection = postgres.Sql

/**
 * One step of the relay is one transaction: the head's row is locked (leader election and fence at once: two relays
 * take turns, and one that lost its connection can write nothing), then up to 500 events get the next positions, the
 * jobs they want are noted, and they leave the inbox. Nothing is told to anybody before it is committed.
 */
export async function sealStep(sql: RelayConnection, wishes: Wishes): Promise<SealedBatch> {
  // Sent together, answered in order: the third reads with a snapshot taken after the second holds the lock.
  const [, heads, rows] = await Promise.all([
    sql`begin`,
    sql<{ position: string; seal: Buffer }[]>`select h.position::text, h.seal from event_chain_head h where h.id = 1 for update`,
    sql.unsafe<SealableRow[]>(waiting, [], { prepare: true }),
  ])
  const [head] = heads
  if (!head) throw new Error('The chain has no head: run npm run migrate')
  if (rows.length === 0) {
    await sql`rollback`
    return { events: [], wanted: [], isFull: false }
  }
  let seal: Buffer = head.seal
  let position = Number(head.position)
  const events: SealedEvent[] = []
  const seals: string[] = []
  const wanted: NewWantedJob[] = []
  for (const row of rows) {
    const event = toSealable(row)
    seal = sealOf(seal, event)
    position += 1
    seals.push(seal.toString('hex'))
    events.push(toSealed(event, position))
    wanted.push(...wishes(event))
  }
  // If the first fails, the second takes everything back: PostgreSQL commits no transaction that has failed.
  const [, { command }] = await Promise.all([write(sql, { events, seals, wanted, sequence: rows.map((row) => row.seq) }), sql`commit`])
  if (command !== 'COMMIT') throw new Error('The step was taken back')
  return { events, wanted, isFull: rows.length === batchSize }
}

type Step = { events: SealedEvent[]; seals: string[]; wanted: NewWantedJob[]; sequence: string[] }

/** One statement, one trip. `wanted_at` is read from the clock after the events were: a rebuild that began before it covers less. */
async function write(sql: RelayConnection, { events, seals, wanted, sequence }: Step): Promise<void> {
  const last = events.at(-1)
  if (!last) return
  await sql`
    with sealed as (
      insert into event_chain (position, event_id, seal)
      select position, event_id::uuid, decode(seal, 'hex')
      from unnest(${plainArray(events.map((event) => event.position))}::bigint[], ${plainArray(events.map((event) => event.eventId))}::text[],
                  ${plainArray(seals)}::text[]) as link (position, event_id, seal)
    ), noted as (
      insert into job_ledger (event_id, job_name, queue, payload, wanted_at)
      select event_id::uuid, job_name, queue, payload, clock_timestamp()
      from rows from (unnest(${plainArray(wanted.map((job) => job.eventId))}::text[]), unnest(${plainArray(wanted.map((job) => job.jobName))}::text[]),
                      unnest(${plainArray(wanted.map((job) => job.queue))}::text[]),
                      jsonb_array_elements(${`[${wanted.map((job) => job.payload).join(',')}]`}::text::jsonb))
        as job (event_id, job_name, queue, payload)
      on conflict do nothing
    ), gone as (
      delete from event_inbox where seq = any (${plainArray(sequence)}::bigint[])
    )
    update event_chain_head set position = ${`${last.position}`}::text::bigint, seal = decode(${seals.at(-1) ?? ''}, 'hex') where id = 1`
}

/** What is told of a sealed event: ids and codes only. */
export function toSealed(event: SealableEvent, position: number): SealedEvent {
  return {
    position,
    eventId: event.id,
    name: event.name,
    subject: { type: event.subjectType, id: event.subjectId, version: event.subjectVersion },
    companyId: event.companyId,
    actor: { kind: event.actorKind, id: event.actorId },
    payload: event.payload,
    at: event.recordedAt,
  }
}
