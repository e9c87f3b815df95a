import { io } from 'socket.io-client'
import { afterAll, describe, expect, it } from 'vitest'
import * as contract from '#server/features/identity/my-account/account.contract.ts'
import { getSession, signIn } from '#server/features/identity/identity.contract.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { livePath } from '#server/platform/live/live.contract.ts'
import { eventually } from '#tests/support/eventually.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { anotherSession, personOwner, staffOwner } from './account-world.ts'
import { eventsOf, openWorld, signInFully } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const minutes = 60_000

describe('the list of one’s own sessions', () => {
  it('names browser, network and times, this one first, and nobody else’s', async () => {
    const owner = await personOwner(world)
    const stranger = await staffOwner(world)
    const other = await anotherSession(world, owner.accountId)
    const { items } = await owner.browser.call(contract.listOwnSessions, {})
    expect(items).toMatchObject([
      { id: owner.sessionId, current: true },
      { id: other.id, current: false, ip: '192.0.2.7', browser: { name: 'Firefox', system: 'Windows' } },
    ])
    expect((await stranger.browser.call(contract.listOwnSessions, {})).items).toHaveLength(1)
  })

  it('leaves out what is over, and what lets nobody in yet', async () => {
    const owner = await staffOwner(world)
    await anotherSession(world, owner.accountId)
    await world.browser().call(signIn, { body: { username: owner.username, password: owner.password } })
    expect((await owner.browser.call(contract.listOwnSessions, {})).items).toHaveLength(2)
    await world.wait(20 * minutes)
    await owner.browser.call(getSession, {})
    await world.wait(11 * minutes)
    expect((await owner.browser.call(contract.listOwnSessions, {})).items).toHaveLength(1)
  })
})

describe('ending a session', () => {
  it('ends it at once, its socket within the next look at its rights', async () => {
    const owner = await staffOwner(world)
    const other = await anotherSession(world, owner.accountId)
    const cookie = `${cookieNames(house.config).session}=${other.token}`
    const socket = io(world.server.url, { path: livePath, transports: ['websocket'], extraHeaders: { cookie }, reconnection: false })
    try {
      await eventually(() => expect(socket.connected).toBe(true))
      const gone = performance.now()
      expect((await owner.browser.send(contract.endOwnSession, { params: { id: other.id } })).status).toBe(204)
      expect((await other.browser.send(getSession, {})).status).toBe(401)
      await eventually(() => expect(socket.connected).toBe(false))
      expect(performance.now() - gone).toBeLessThan(4_000)
    } finally {
      socket.close()
    }
    expect(await eventsOf(house, owner.accountId)).toEqual(['account.sessions-ended'])
  })

  it('of somebody else is none: 404, and it lives on', async () => {
    const [owner, stranger] = [await staffOwner(world), await personOwner(world, '85073003328')]
    expect((await stranger.browser.send(contract.endOwnSession, { params: { id: owner.sessionId } })).status).toBe(404)
    expect((await stranger.browser.send(contract.endOwnSession, { params: { id: 'x' } })).status).toBe(404)
    expect((await owner.browser.send(getSession, {})).status).toBe(200)
  })

  it('twice at once is one end', async () => {
    const owner = await staffOwner(world)
    const other = await anotherSession(world, owner.accountId)
    const both = await Promise.all([1, 2].map(() => owner.browser.send(contract.endOwnSession, { params: { id: other.id } })))
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404])
  })

  it('of all others leaves this one, and ends those half-way too', async () => {
    const owner = await staffOwner(world)
    const others = [await anotherSession(world, owner.accountId), await anotherSession(world, owner.accountId)]
    const half = world.browser()
    await half.call(signIn, { body: { username: owner.username, password: owner.password } })
    expect(await owner.browser.call(contract.endOtherSessions, {})).toEqual({ ended: 3 })
    for (const { browser } of [...others, { browser: half }]) expect((await browser.send(getSession, {})).status).toBe(401)
    expect((await owner.browser.send(getSession, {})).status).toBe(200)
    expect(await owner.browser.call(contract.endOtherSessions, {})).toEqual({ ended: 0 })
  })
})

describe('staying signed in', () => {
  it('is asked for in one call; looking on does not extend, and twelve hours are the end', async () => {
    const owner = await staffOwner(world)
    const look = () => owner.browser.call(contract.lookSessionEnd, {}, { headers: { 'x-live': '1' } })
    const first = await look()
    await world.wait(20 * minutes)
    expect((await look()).endsAt).toBe(first.endsAt)
    const extended = await owner.browser.call(contract.extendSession, {})
    expect(Date.parse(extended.endsAt) - Date.parse(extended.now)).toBeGreaterThan(29 * minutes)
    expect(extended.endsInAnyCaseAt).toBe(first.endsInAnyCaseAt)
    for (let use = 0; use < 25; use += 1) {
      await world.wait(29 * minutes)
      if (use < 24) await owner.browser.call(contract.extendSession, {})
    }
    expect((await owner.browser.send(contract.extendSession, {})).status).toBe(401)
  })
})

describe('the history of signing in', () => {
  it('tells of right and wrong tries, newest first, by pages, and of nobody else’s', async () => {
    const account = await staffAccount(house)
    const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
    const wrong = { body: { username: account.username, password: 'niet het goede woord' } }
    await world.browser().send(signIn, wrong, { headers: agent })
    await world.browser().send(signIn, { body: { ...wrong.body, username: (await staffAccount(house)).username } })
    const browser = world.browser()
    await signInFully(house, browser, account)
    const all = await browser.call(contract.listSignIns, {})
    expect(all).toMatchObject({
      total: 2,
      nextCursor: null,
      items: [
        { result: 'signed-in', authMethod: 'password+code' },
        { result: 'wrong-password', authMethod: null, browser: { name: 'Firefox', system: 'Linux' } },
      ],
    })
    expect(all.items.every(({ ip }) => ip !== null)).toBe(true)
    const page = await browser.call(contract.listSignIns, { query: { limit: 1 } })
    expect(page.items).toHaveLength(1)
    const rest = await browser.call(contract.listSignIns, { query: { limit: 1, cursor: page.nextCursor ?? '' } })
    expect(rest).toMatchObject({ items: [{ result: 'wrong-password' }], nextCursor: null })
    expect((await browser.send(contract.listSignIns, { query: { cursor: 'not-one' } })).status).toBe(422)
  })

  it('reaches back twelve months', async () => {
    const account = await staffAccount(house)
    await signInFully(house, world.browser(), account)
    await world.wait(366 * 24 * 60 * minutes)
    const browser = world.browser()
    await signInFully(house, browser, account)
    expect((await browser.call(contract.listSignIns, {})).items).toHaveLength(1)
  })
})
