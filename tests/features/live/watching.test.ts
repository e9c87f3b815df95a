import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { mostWatched } from '#server/platform/live/watch.ts'
import { startedRegistration, submittedRegistration } from '../../support/factories/registrations.ts'
import { moveClock } from '../../support/clock.ts'
import { openTestHouse } from '../../support/house.ts'
import { eventually } from '../../support/eventually.ts'
import { recordOne } from '../../support/trail.ts'
import { connect, openLive, signIn, startRelayOf, watch, type Client } from './live-world.ts'

const house = await openTestHouse()
const port = await openLive(house)
const relay = startRelayOf(house)
afterAll(async () => {
  await port.close()
  await relay.close()
  await house.close()
})

const yes = { ok: true }
const notFound = { ok: false, code: 'not-found' }
const notSignedIn = { ok: false, code: 'not-signed-in' }

/** Whether what happens to a registration reaches this socket: asked by making it happen. */
async function hears(client: Client, registrationId: string): Promise<boolean> {
  const witness = await connect(port.url, { cookie: (await signIn(house)).cookie })
  await watch(witness, 'desk', 'registrations')
  const before = client.changes.length
  await recordOne(house, registrationId)
  const probe = (await submittedRegistration(house)).id
  // The probe was told after the event in question: what has not come by then does not come.
  await eventually(() => witness.changes.some((change) => change.subject.id === probe))
  witness.socket.disconnect()
  await eventually(() => port.live.position() >= (witness.changes.at(-1)?.position ?? 0))
  return client.changes.slice(before).some((change) => change.subject.id === registrationId)
}

describe('who may follow what', () => {
  it('lets a stranger follow the public register and nothing else', async () => {
    const mine = await startedRegistration(house)
    const stranger = await connect(port.url)
    expect(await watch(stranger, 'public-register', 'all')).toEqual(yes)
    for (const [type, id] of [
      ['registration', mine.id],
      ['desk', 'registrations'],
      ['desk', 'jobs'],
      ['account', newId()],
      ['public-register', 'x'],
      ['nothing', 'x'],
    ] as const) {
      expect(await watch(stranger, type, id)).toEqual(notSignedIn)
    }
    expect(await hears(stranger, mine.id)).toBe(false)
    stranger.socket.disconnect()
  })

  it('lets an applicant follow his own registration and no other', async () => {
    const [mine, other] = [await startedRegistration(house), await startedRegistration(house)]
    const applicant = await connect(port.url, { token: mine.token })
    expect(await watch(applicant, 'registration', mine.id)).toEqual(yes)
    for (const [type, id] of [
      ['registration', other.id],
      ['registration', newId()],
      ['registration', 'R-2026-00001'],
      [`registration`, `${mine.id}#staff`],
      ['desk', 'registrations'],
    ] as const) {
      expect(await watch(applicant, type, id)).toEqual(notFound)
    }
    expect(await hears(applicant, mine.id)).toBe(true)
    expect(await hears(applicant, other.id)).toBe(false)
    applicant.socket.disconnect()
  })

  it('knows an applicant by his cookie too, also beside a session', async () => {
    const mine = await startedRegistration(house)
    const cookie = `${cookieNames(house.config).registration}=${mine.token}`
    const applicant = await connect(port.url, { cookie })
    expect(await watch(applicant, 'registration', mine.id)).toEqual(yes)
    const both = await connect(port.url, { cookie: `${cookie}; ${(await signIn(house, ['finance'])).cookie}` })
    expect(await watch(both, 'registration', mine.id)).toEqual(yes)
    expect(await watch(both, 'desk', 'jobs')).toEqual(yes)
    for (const { socket } of [applicant, both]) socket.disconnect()
  })

  it.each([
    ['validator', true],
    ['administrator', true],
    ['auditor', true],
    ['inspector', false],
    ['certificate-officer', false],
    ['finance', false],
  ] as const)('asks the policy: %s', async (role, may) => {
    const sent = await submittedRegistration(house)
    const staff = await connect(port.url, { cookie: (await signIn(house, [role])).cookie })
    expect(await watch(staff, 'registration', sent.id)).toEqual(may ? yes : notFound)
    expect(await watch(staff, 'desk', 'registrations')).toEqual(may ? yes : notFound)
    expect(await watch(staff, 'desk', 'jobs')).toEqual(yes)
    expect(await watch(staff, 'desk', 'nothing')).toEqual(notFound)
    staff.socket.disconnect()
  })

  it('shows staff no draft and nothing that does not exist', async () => {
    const draft = await startedRegistration(house)
    const staff = await connect(port.url, { cookie: (await signIn(house)).cookie })
    for (const id of [draft.id, newId(), 'x', "' or 1=1 --"]) expect(await watch(staff, 'registration', id)).toEqual(notFound)
    staff.socket.disconnect()
  })

  it(`follows at most ${String(mostWatched)} topics a socket`, async () => {
    const staff = await connect(port.url, { cookie: (await signIn(house)).cookie })
    const one = await submittedRegistration(house)
    await house.sql`
      insert into registrations (id, reference, status, language, country, access_token_hash, access_expires_at, created_at, touched_at, submitted_at)
      select gen_random_uuid(), 'R-1999-' || n, 'submitted', 'fr', 'ES', decode(md5(n::text), 'hex'), now(), now(), now(), now()
      from generate_series(1, ${mostWatched}) as n`
    const rows = await house.sql<{ id: string }[]>`select id from registrations where reference like 'R-1999-%'`
    const answers = await Promise.all(rows.map(({ id }) => watch(staff, 'registration', id)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await watch(staff, 'registration', one.id)).toEqual({ ok: false, code: 'too-many' })
    await staff.socket.emitWithAck('unwatch', { type: 'registration', id: rows[0]?.id ?? '' })
    expect(await watch(staff, 'registration', one.id)).toEqual(yes)
    staff.socket.disconnect()
  })

  it('tells nothing any more after unwatch', async () => {
    const mine = await startedRegistration(house)
    const applicant = await connect(port.url, { token: mine.token })
    await watch(applicant, 'registration', mine.id)
    expect(await applicant.socket.emitWithAck('unwatch', { type: 'registration', id: mine.id })).toEqual(yes)
    expect(await hears(applicant, mine.id)).toBe(false)
    applicant.socket.disconnect()
  })
})

describe('rights that are lost', () => {
  it('take a socket out of its rooms within three seconds, and leave it what it may still follow', async () => {
    const { cookie, actor } = await signIn(house, ['validator'])
    const sent = await submittedRegistration(house)
    const staff = await connect(port.url, { cookie })
    await watch(staff, 'registration', sent.id)
    await watch(staff, 'desk', 'jobs')
    expect(await hears(staff, sent.id)).toBe(true)
    await house.sql`update accounts set roles = '{finance}', rights_version = rights_version + 1 where id = ${actor.accountId}`
    await house.sql`update sessions set rights_version = rights_version + 1 where account_id = ${actor.accountId}`
    await eventually(async () => !(await hears(staff, sent.id)), { withinMs: 3_000 })
    expect(staff.ends).toEqual([])
    expect(await watch(staff, 'registration', sent.id)).toEqual(notFound)
    staff.socket.disconnect()
  })

  it('that went while the socket was being opened are found out too', async () => {
    const { cookie, sessionId } = await signIn(house)
    const other = await openLive(house, {
      identify: async () => {
        const actor = (await signIn(house)).actor
        return { ...actor, sessionId }
      },
    })
    const client = await connect(other.url, { cookie })
    await eventually(() => client.ends.includes('io server disconnect'), { withinMs: 4_000 })
    await other.close()
  })

  it.each([
    ['ended', (id: string) => house.sql`update sessions set ended_at = now(), ended_because = 'signed-out' where id = ${id}`],
    ['deleted', (id: string) => house.sql`delete from sessions where id = ${id}`],
    [
      'of a blocked account',
      (id: string) => house.sql`update accounts set blocked_at = now() where id = (select account_id from sessions where id = ${id})`,
    ],
  ])('end the sockets of a session that is %s', async (_how, lose) => {
    const { cookie, sessionId } = await signIn(house)
    const tabs = await Promise.all([connect(port.url, { cookie }), connect(port.url, { cookie })])
    await lose(sessionId)
    await eventually(() => tabs.every((tab) => tab.ends.includes('io server disconnect')), { withinMs: 3_500 })
  })

  it('end the sockets of a registration whose token is another now', async () => {
    const mine = await startedRegistration(house)
    const applicant = await connect(port.url, { token: mine.token })
    await house.sql`update registrations set access_token_hash = '\\x00', rights_version = rights_version + 1 where id = ${mine.id}`
    await eventually(() => applicant.ends.includes('io server disconnect'), { withinMs: 3_500 })
  })

  it('end a socket when its session has run out, by the clock of the house', async () => {
    const { cookie, sessionId } = await signIn(house)
    const [staff, idle, stranger] = await Promise.all([
      connect(port.url, { cookie }),
      connect(port.url, { cookie: (await signIn(house)).cookie }),
      connect(port.url),
    ])
    await moveClock(house, 20 * 60_000)
    // Somebody works in another tab: the session goes on, and the socket with it.
    await house.sql`update sessions set last_seen_at = now() + interval '20 minutes' where id = ${sessionId}`
    await moveClock(house, 45 * 60_000)
    await eventually(() => idle.ends.includes('io server disconnect'), { withinMs: 2_500 })
    expect(staff.ends).toEqual([])
    await moveClock(house, 51 * 60_000)
    await eventually(() => staff.ends.includes('io server disconnect'), { withinMs: 2_500 })
    expect(stranger.ends).toEqual([])
    await moveClock(house, 0)
    stranger.socket.disconnect()
  })
})
