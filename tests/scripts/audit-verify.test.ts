import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRelayConnection } from '#jobs/runtime/connections.ts'
import { sealStep } from '#jobs/runtime/seal-step.ts'
import { signHeadNow } from '#jobs/runtime/signed-heads.ts'
import { findingWords } from '#scripts/audit/finding-words.ts'
import { readKeptHeads } from '#scripts/audit/kept-heads.ts'
import { verifyTrail } from '#scripts/audit/verify-trail.ts'
import { firstSeal, sealableColumns, sealOf, toSealable, type SealableRow } from '#server/platform/events/chain.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { recordOne, recordSome } from '#tests/support/trail.ts'

let house: TestHouse
/** Somebody with all rights on the database, who can also switch the guards off. */
let intruder: postgres.Sql
beforeEach(async () => {
  house = await openTestHouse()
  intruder = postgres(house.ownerUrl, { max: 1, onnotice: () => undefined })
  for (let round = 0; round < 3; round += 1) {
    await recordSome(house, 20)
    await seal()
    await sign()
  }
  await recordOne(house)
  for (const table of ['events', 'event_chain', 'audit_heads']) await intruder`alter table ${intruder(table)} disable trigger user`
})
afterEach(async () => {
  await intruder.end()
  await house.close()
})

async function seal() {
  const relay = openRelayConnection(house.config)
  await sealStep(relay, () => [])
  await relay.end()
}

const sign = () => signHeadNow({ sql: house.sql, clock: house.clock, keys: house.config.keys.audit, log: house.log })
const verify = (kept?: Parameters<typeof verifyTrail>[2]) => verifyTrail(house.sql, house.config.keys.audit, kept)
const brief = async (kept?: Parameters<typeof verifyTrail>[2]) =>
  (await verify(kept)).findings.map(({ kind, position, upTo }) =>
    upTo === undefined ? `${kind} ${position}` : `${kind} ${position}-${upTo}`,
  )

/** Writes the chain anew from a position on, as somebody would who knows how seals are made. */
async function recompute(from: number) {
  const [before] = await intruder<{ seal: Buffer }[]>`select seal from event_chain where position = ${from - 1}`
  let last: Buffer = before?.seal ?? firstSeal
  const rows = await intruder.unsafe<(SealableRow & { position: string })[]>(
    `select c.position::text as position, ${sealableColumns} from event_chain c join events e on e.id = c.event_id where c.position >= ${from} order by c.position`,
  )
  for (const row of rows) {
    last = sealOf(last, toSealable(row))
    await intruder`update event_chain set seal = ${last} where position = ${row.position}`
  }
  await intruder`update event_chain_head set position = ${rows.at(-1)?.position ?? from - 1}, seal = ${last}`
}

describe('the trail', () => {
  it('is sound when nobody touched it', async () => {
    expect(await verify()).toEqual({ findings: [], sealed: 60, unsealed: 1, signedHeads: 3, keptHeads: 0 })
  })

  it('tells a changed event', async () => {
    await intruder`update events set actor_id = 'somebody else' where id = (select event_id from event_chain where position = 17)`
    expect(await brief()).toEqual(['changed 17'])
  })

  it('tells an event whose time was moved by a millisecond', async () => {
    await intruder`update events set recorded_at = recorded_at + interval '1 millisecond' where id = (select event_id from event_chain where position = 42)`
    expect(await brief()).toEqual(['changed 42'])
  })

  it('tells a removed event, with and without its place', async () => {
    await intruder`delete from events where id = (select event_id from event_chain where position = 5)`
    await intruder`with gone as (delete from event_chain where position = 30 returning event_id) delete from events where id in (select event_id from gone)`
    expect(await brief()).toEqual(['removed 5', 'removed 30-30'])
  })

  it('tells an added event, sealed or not', async () => {
    const [copy] = await intruder<{ id: string }[]>`
      insert into events (id, name, schema_version, subject_type, subject_id, subject_version, actor_kind, payload, changes, recorded_at)
      select gen_random_uuid(), name, schema_version, subject_type, subject_id, subject_version, actor_kind, payload, changes, recorded_at
      from events limit 1 returning id`
    expect(await brief()).toEqual(['without-place 0'])
    await intruder`insert into event_chain (position, event_id, seal) values (61, ${copy?.id ?? ''}, ${randomBytes(32)})`
    expect(await brief()).toEqual(expect.arrayContaining(['changed 61', 'added 61-61']))
  })

  it('tells two events that changed places', async () => {
    const pair = await intruder<{ position: string; event_id: string; seal: Buffer }[]>`
      select c.position::text, c.event_id, c.seal from event_chain c where c.position in (8, 50) order by c.position`
    await intruder`delete from event_chain where position in (8, 50)`
    for (const [place, { position, seal }] of pair.entries()) {
      await intruder`insert into event_chain (position, event_id, seal) values (${position}, ${pair[1 - place]?.event_id ?? ''}, ${seal})`
    }
    expect(await brief()).toEqual(['moved 8', 'moved 50'])
  })

  it('tells a cut tail, by its head or by the signed heads', async () => {
    await intruder`delete from events where id in (select event_id from event_chain where position > 50)`
    await intruder`delete from event_chain where position > 50`
    expect(await brief()).toEqual(['cut-off 51-60', 'cut-off 51-60'])
    await intruder`update event_chain_head h set position = 50, seal = (select seal from event_chain where position = 50)`
    expect(await brief()).toEqual(['cut-off 51-60'])
  })

  it('tells a recomputed chain by its signed heads, and between which of them', async () => {
    await intruder`update events set subject_version = 99 where id = (select event_id from event_chain where position = 33)`
    await recompute(33)
    expect(await brief()).toEqual(['recomputed 21-40', 'recomputed 21-60'])
  })

  it('tells a chain recomputed together with its heads by a copy kept elsewhere, and their wrong signatures', async () => {
    const kept = await keptCopy()
    await intruder`update events set subject_version = 99 where id = (select event_id from event_chain where position = 33)`
    await recompute(33)
    await intruder`update audit_heads a set seal = c.seal from event_chain c where c.position = a.position`
    expect(await brief()).toEqual(['wrong-signature 40', 'wrong-signature 60'])
    await intruder`delete from audit_heads`
    expect(await brief()).toEqual([])
    expect(await brief(kept)).toEqual(['recomputed 21-40', 'recomputed 21-60'])
  })

  it('tells a cut tail by a copy kept elsewhere when all else was cut with it', async () => {
    const kept = await keptCopy()
    await intruder`delete from events where id in (select event_id from event_chain where position > 50)`
    await intruder`delete from event_chain where position > 50`
    await intruder`delete from audit_heads where position > 50`
    await intruder`update event_chain_head h set position = 50, seal = (select seal from event_chain where position = 50)`
    expect(await brief()).toEqual([])
    expect(await brief(kept)).toEqual(['cut-off 51-60'])
  })

  it('tells a head signed by a stranger', async () => {
    await intruder`update audit_heads set key_id = 'deadbeef' where position = 40`
    await intruder`update audit_heads set signature = ${randomBytes(64)} where position = 60`
    expect(await brief()).toEqual(['unknown-key 40', 'wrong-signature 60'])
  })

  it('has a sentence for each thing it finds', async () => {
    await intruder`update events set actor_id = 'somebody else' where id = (select event_id from event_chain where position = 17)`
    const [finding] = (await verify()).findings
    expect(finding && findingWords(finding)).toMatch(/^position 17 \(event [0-9a-f-]{36}\): changed/)
  })
})

/** What somebody had kept before: here in the form of the log's lines. */
async function keptCopy() {
  const rows = await house.sql<{ position: string; seal: Buffer }[]>`select position::text, seal from audit_heads`
  const file = join(mkdtempSync(join(tmpdir(), 'kept-heads-')), 'jobs.log')
  const lines = rows.map(({ position, seal }) =>
    JSON.stringify({ level: 30, auditHead: { position: Number(position), seal: seal.toString('hex') } }),
  )
  writeFileSync(file, ['not json', ...lines, '{"level":30,"msg":"other"}'].join('\n'))
  return readKeptHeads(file)
}
