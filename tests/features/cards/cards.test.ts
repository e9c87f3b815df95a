import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { closeCard, listCards } from '#server/features/cards/cards.contract.ts'
import { healCards } from '#server/features/cards/heal-cards.command.ts'
import { raiseCard, type CardToRaise } from '#server/features/cards/raise-card.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { aJob, startedRegistration, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

async function as(...roles: StaffRole[]): Promise<Client> {
  const session = await staffSession(house, { roles })
  const one = client(server.url)
  one.cookies.set(session.cookieName, session.token)
  return one
}

const aPerson = (): CardToRaise => ({
  kind: 'niss-refused',
  subject: { type: 'person', id: newId() },
  code: 'MID_INSUFFICIENT',
  facts: {},
  at: house.clock.now(),
})
async function raised(card: CardToRaise = aPerson()) {
  await raiseCard(house, aJob, card)
  const validator = await as('validator')
  const { items } = await validator.call(listCards, { query: { limit: 100 } })
  const found = items.find((item) => item.subject.id === card.subject.id && item.kind === card.kind)
  if (!found) throw new Error('The card is not in the list')
  return { card: found, validator }
}
const eventsOf = async (id: string) =>
  (await house.sql<{ name: string }[]>`select name from events where subject_id = ${id} order by seq`).map((row) => row.name)

describe('raising cards', () => {
  test('a hundred files behind one blocked register raise one card, and it counts them', async () => {
    const { id, reference } = await submittedRegistration(house)
    const card: CardToRaise = {
      kind: 'register-blocked',
      subject: { type: 'register', id: 'vies' },
      code: 'VAT_BLOCKED',
      facts: { registrationId: id },
      at: house.clock.now(),
    }
    await Promise.all(Array.from({ length: 100 }, () => raiseCard(house, aJob, card)))
    const validator = await as('validator')
    const { items } = await validator.call(listCards, { query: { kind: 'register-blocked' } })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ times: 100, version: 1, code: 'VAT_BLOCKED', registration: { id, reference }, abilities: ['close'] })
  })

  test('a card that healed is closed by nobody, and what happens later raises a new one', async () => {
    const card = aPerson()
    const { card: first, validator } = await raised(card)
    await healCards(house, aJob, { kinds: ['niss-refused'], subject: card.subject, until: house.clock.now() })
    const closed = await validator.call(listCards, { query: { state: 'closed', limit: 100 } })
    expect(closed.items.find((item) => item.id === first.id)).toMatchObject({ state: 'closed', closedBy: null, abilities: [] })
    const { card: second } = await raised({ ...card, at: house.clock.now() })
    expect(second.id).not.toBe(first.id)
    expect(await eventsOf(first.id)).toEqual(['card.raised', 'card.healed'])
  })

  test('healing that is told late closes nothing that was raised after it', async () => {
    const card = aPerson()
    const before = new Date(card.at.getTime() - 1)
    const { card: shown, validator } = await raised(card)
    await healCards(house, aJob, { kinds: ['niss-refused'], subject: card.subject, until: before })
    const { items } = await validator.call(listCards, { query: { limit: 100 } })
    expect(items.some((item) => item.id === shown.id)).toBe(true)
  })

  test('a card does not name a draft: that is its applicant’s own', async () => {
    const { id } = await startedRegistration(house, { vatNumber: 'A58818501' })
    const { card } = await raised({ ...aPerson(), facts: { registrationId: id } })
    expect(card.registration).toBeNull()
  })

  test('only jobs raise and heal', async () => {
    const anonymous = { kind: 'anonymous' } as const
    await expect(raiseCard(house, anonymous, aPerson())).rejects.toMatchObject({ code: 'not-allowed' })
    const about = { kinds: ['niss-refused'] as const, subject: { type: 'person', id: newId() }, until: house.clock.now() }
    await expect(healCards(house, anonymous, about)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('the list of cards', () => {
  test('comes newest first, page by page, and none twice', async () => {
    for (let made = 0; made < 5; made += 1) await raiseCard(house, aJob, aPerson())
    const auditor = await as('auditor')
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(auditor, cursor)
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(seen.length)
    const whole = await auditor.call(listCards, { query: { limit: 100 } })
    expect(seen).toEqual(whole.items.map((item) => item.id))
    expect(whole.total).toBe(seen.length)
    expect(whole.counts['open']).toBe(seen.length)
    expect(seen).toEqual(seen.toSorted().reverse())
  })

  const readPage = (reader: Client, cursor: string | null) =>
    reader.call(listCards, { query: { limit: 2, ...(cursor === null ? {} : { cursor }) } })

  test('a cursor that is none of ours is named as wrong', async () => {
    const auditor = await as('auditor')
    expect((await auditor.send(listCards, { query: { cursor: 'nonsense' } })).problem).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'cursor' }],
    })
  })

  test('is read by validators, administrators and auditors, and by nobody else', async () => {
    for (const role of ['validator', 'administrator', 'auditor'] as const)
      expect((await (await as(role)).send(listCards, {})).status).toBe(200)
    for (const role of ['inspector', 'certificate-officer', 'finance'] as const) {
      expect((await (await as(role)).send(listCards, {})).problem.code).toBe('not-allowed')
    }
    expect((await client(server.url).send(listCards, {})).problem.code).toBe('not-signed-in')
    const person = await personSession(house)
    const company = client(server.url)
    company.cookies.set(person.cookieName, person.token)
    expect((await company.send(listCards, {})).problem.code).toBe('not-found')
  })
})

describe('closing a card', () => {
  test('says who did it and why', async () => {
    const { card, validator } = await raised()
    const closed = await validator.call(closeCard, { params: { id: card.id }, body: { version: 1, note: 'Asked the company by phone.' } })
    expect(closed).toMatchObject({ state: 'closed', version: 2, closedNote: 'Asked the company by phone.', abilities: [] })
    expect(closed.closedBy?.name).toMatch(/^Staff/)
    expect(await eventsOf(card.id)).toEqual(['card.raised', 'card.closed'])
    const [event] = await house.sql<
      { payload: unknown }[]
    >`select payload from events where subject_id = ${card.id} and name = 'card.closed'`
    expect(event?.payload).toEqual({ kind: 'niss-refused' })
  })

  test('of two who do so at once one wins, the other is shown the closed card', async () => {
    const { card } = await raised()
    const both = await Promise.all([as('validator'), as('administrator')])
    const sent = await Promise.all(both.map((one) => one.send(closeCard, { params: { id: card.id }, body: { version: 1 } })))
    expect(sent.map((one) => one.status).toSorted()).toEqual([200, 409])
    const lost = sent.find((one) => one.status === 409)
    expect(lost?.problem).toMatchObject({ code: 'not-in-this-state', current: { id: card.id, state: 'closed', version: 2 } })
    expect((await eventsOf(card.id)).filter((name) => name === 'card.closed')).toHaveLength(1)
  })

  test('on a version that never was is refused with the present card', async () => {
    const { card, validator } = await raised()
    const sent = await validator.send(closeCard, { params: { id: card.id }, body: { version: 7 } })
    expect(sent.problem).toMatchObject({ status: 409, code: 'changed-meanwhile', current: { id: card.id, state: 'open' } })
  })

  test('is not for auditors, who look on, nor for who cannot see it', async () => {
    const { card } = await raised()
    const close = { params: { id: card.id }, body: { version: 1 } }
    expect((await (await as('auditor')).send(closeCard, close)).problem.code).toBe('not-allowed')
    expect((await (await as('finance')).send(closeCard, close)).problem.code).toBe('not-found')
    expect((await client(server.url).send(closeCard, close)).problem.code).toBe('not-signed-in')
    expect((await (await as('validator')).send(closeCard, { ...close, params: { id: newId() } })).problem.code).toBe('not-found')
  })
})
