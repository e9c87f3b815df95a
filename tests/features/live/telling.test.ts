import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { openHouse, type House } from '#server/platform/house.ts'
import { changed } from '#server/platform/live/live.contract.ts'
import { completeRegistration, startedRegistration, submittedRegistration } from '../../support/factories/registrations.ts'
import { openTestHouse } from '../../support/house.ts'
import { eventually } from '../../support/eventually.ts'
import { recordOne, recordSome } from '../../support/trail.ts'
import { connect, openLive, resumeFrom, signIn, startRelayOf, watch, type Client, type LivePort } from './live-world.ts'

const house = await openTestHouse()
let second: House
let here: LivePort
let there: LivePort
const relay = startRelayOf(house)
beforeAll(async () => {
  second = await openHouse(house.config, house.log, 'second')
  here = await openLive(house)
  there = await openLive(second)
})
afterAll(async () => {
  await Promise.all([here.close(), there.close()])
  await relay.close()
  await second.close()
  await house.close()
})

async function positionsAbout(id: string): Promise<number[]> {
  const rows = await house.sql<{ position: string }[]>`
    select c.position from event_chain c join events e on e.id = c.event_id where e.subject_id = ${id} order by c.position`
  return rows.map((row) => Number(row.position))
}

const about = (client: Client, id: string) => client.changes.filter((change) => change.subject.id === id)
const positions = (client: Client, id: string) => about(client, id).map((change) => change.position)

describe('what happened', () => {
  it('is heard on every server, in the shape of the contract', async () => {
    const mine = await startedRegistration(house)
    const clients = await Promise.all([connect(here.url, { token: mine.token }), connect(there.url, { token: mine.token })])
    for (const client of clients) expect(await watch(client, 'registration', mine.id)).toEqual({ ok: true })
    await changeRegistration(house, mine.applicant, mine.id, { version: mine.version, contact: { name: 'A', email: 'a@b.example' } })
    for (const client of clients) {
      const message = await eventually(() => about(client, mine.id).find(({ event }) => event === 'registration.changed'))
      expect(changed.parse(message)).toEqual({
        event: 'registration.changed',
        subject: { type: 'registration', id: mine.id },
        version: mine.version + 1,
        position: message.position,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        by: { kind: 'applicant' },
        topics: [`registration:${mine.id}`],
      })
      client.socket.disconnect()
    }
  })

  it('says to staff who of them acted, and to nobody else', async () => {
    const sent = await submittedRegistration(house)
    const { cookie, actor } = await signIn(house)
    const [desk, applicant] = [await connect(here.url, { cookie }), await connect(there.url, { token: sent.token })]
    await watch(desk, 'desk', 'registrations')
    await watch(desk, 'registration', sent.id)
    await watch(applicant, 'registration', sent.id)
    await claimRegistration(house, actor, sent.id, { version: sent.version })
    const claimed = (client: Client) => eventually(() => about(client, sent.id).filter(({ event }) => event === 'registration.claimed'))
    const [atDesk] = await eventually(async () => {
      const heard = await claimed(desk)
      return heard.length > 0 && heard
    })
    expect(atDesk).toMatchObject({ by: { kind: 'staff', id: actor.accountId }, topics: [`registration:${sent.id}`, 'desk:registrations'] })
    const outside = await eventually(() => about(applicant, sent.id).find(({ event }) => event === 'registration.claimed'))
    expect(outside).toMatchObject({ by: { kind: 'staff' }, topics: [`registration:${sent.id}`] })
    expect(JSON.stringify(outside)).not.toContain(actor.accountId)
    // In both rooms, and yet told once.
    expect(await claimed(desk)).toHaveLength(1)
    for (const { socket } of [desk, applicant]) socket.disconnect()
  })

  it('of what belongs to a record is told as a change of that record', async () => {
    const mine = await completeRegistration(house)
    const applicant = await connect(here.url, { token: mine.token })
    const heard = await watch(applicant, 'registration', mine.id)
    expect(heard).toEqual({ ok: true })
    expect(await resumeFrom(applicant, 0)).toMatchObject({ ok: true })
    const stored = await eventually(() => about(applicant, mine.id).find(({ event }) => event === 'document.stored'))
    expect(stored).toMatchObject({ subject: { type: 'registration', id: mine.id }, version: 0 })
    applicant.socket.disconnect()
  })

  it('with one account is heard by its own pages without asking', async () => {
    const { cookie, actor } = await signIn(house)
    const staff = await connect(here.url, { cookie })
    const { passwordChanged } = await import('#server/features/identity/identity.events.ts')
    const { recordEvent } = await import('#server/platform/events/record-event.ts')
    await house.transaction(actor, (tx) => recordEvent(tx, passwordChanged.of({ subjectId: actor.accountId, version: 1, payload: {} })))
    await eventually(() => about(staff, actor.accountId).length === 1)
    staff.socket.disconnect()
  })
})

describe('coming back', () => {
  it('misses nothing while moving between servers in the middle of it', async () => {
    const mine = await startedRegistration(house)
    let last = 0
    const seen = new Set<number>()
    let isWriting = true
    const writing = (async () => {
      for (let count = 0; count < 300; count += 1) await recordOne(house, mine.id)
      isWriting = false
    })()
    for (let turn = 0; isWriting || turn < 4; turn += 1) {
      const client = await connect(turn % 2 === 0 ? here.url : there.url, { token: mine.token })
      await watch(client, 'registration', mine.id)
      const answer = await resumeFrom(client, last)
      const upTo = 'upTo' in answer ? answer.upTo : NaN
      const before = client.changes.length
      await recordOne(house, mine.id)
      await eventually(() => client.changes.length > before)
      // Cut in the middle of whatever is on its way, without a word.
      client.socket.io.engine.close()
      const since = client.changes.slice(before).map((change) => change.position)
      expect(since, 'after the answer each is told once, in order').toEqual([...new Set(since)].sort((one, other) => one - other))
      expect(since.every((position) => position > upTo)).toBe(true)
      for (const change of client.changes) seen.add(change.position)
      last = Math.max(upTo, ...since)
    }
    await writing
    const end = await connect(here.url, { token: mine.token })
    await watch(end, 'registration', mine.id)
    const expected = await eventually(async () => {
      const inChain = await positionsAbout(mine.id)
      return (await inboxIsEmpty()) && here.live.position() >= (inChain.at(-1) ?? 0) && inChain
    })
    await resumeFrom(end, last)
    for (const change of end.changes) seen.add(change.position)
    expect([...seen].sort((one, other) => one - other)).toEqual(expected)
    end.socket.disconnect()
  })

  it('waits for the rooms that were asked for in the same breath', async () => {
    const mine = await startedRegistration(house)
    const first = await connect(here.url, { token: mine.token })
    await eventually(async () => here.live.position() >= ((await positionsAbout(mine.id)).at(-1) ?? Infinity))
    void watch(first, 'registration', mine.id)
    expect(await resumeFrom(first, 0)).toMatchObject({ ok: true })
    expect(positions(first, mine.id)).toEqual(await positionsAbout(mine.id))
    first.socket.disconnect()
  })

  it('tells nothing of rooms one is not in', async () => {
    const [mine, other] = [await startedRegistration(house), await startedRegistration(house)]
    const client = await connect(here.url, { token: mine.token })
    await watch(client, 'registration', mine.id)
    await eventually(async () => here.live.position() >= ((await positionsAbout(other.id)).at(-1) ?? Infinity))
    expect(await resumeFrom(client, 0)).toMatchObject({ ok: true })
    expect(about(client, other.id)).toEqual([])
    client.socket.disconnect()
  })

  it('from a position that never was is answered with too-old', async () => {
    const client = await connect(here.url)
    expect(await resumeFrom(client, here.live.position() + 1_000)).toEqual({ ok: false, code: 'too-old' })
    client.socket.disconnect()
  })

  it('from too far back is answered with too-old, on servers that told it and on one just started', async () => {
    await house.sql`
      with made as (
        insert into events (id, name, schema_version, subject_type, subject_id, subject_version, actor_kind, payload, changes, recorded_at)
        select gen_random_uuid(), 'registration.changed', 1, 'registration', gen_random_uuid()::text, 1, 'system', '{}', '[]', now()
        from generate_series(1, 5100) returning id, seq)
      insert into event_inbox (seq, event_id) select seq, id from made`
    await recordSome(house, 1)
    await eventually(async () => (await inboxIsEmpty()) && here.live.position() > 5_100 && there.live.position() === here.live.position())
    const fresh = await openLive(house)
    for (const port of [here, there, fresh]) {
      const client = await connect(port.url)
      const head = client.hellos[0] ?? 0
      expect(await resumeFrom(client, head - 5_001)).toEqual({ ok: false, code: 'too-old' })
      expect(await resumeFrom(client, head - 5_000)).toEqual({ ok: true, upTo: head })
      client.socket.disconnect()
    }
    await fresh.close()
  })
})

async function inboxIsEmpty(): Promise<boolean> {
  const [row] = await house.sql<{ count: string }[]>`select count(*) from event_inbox`
  return row?.count === '0'
}
