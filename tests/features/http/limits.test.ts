import { afterEach, describe, expect, it } from 'vitest'
import { getRegistration, startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { getSession, signIn } from '#server/features/identity/identity.contract.ts'
import { limitedEndpoints } from '#server/features/endpoint-limits.ts'
import { routes } from '#server/features/routes.ts'
import type { Config } from '#server/platform/config.ts'
import { addressForLimits } from '#server/platform/http/client-address.ts'
import { openFloodGate } from '#server/platform/http/rate-limit.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse | undefined
const servers: RunningServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
  await house?.close()
  house = undefined
})

async function open(limits: Partial<Config['limits']>, http: Partial<Config['http']> = {}): Promise<{ house: TestHouse; url: string }> {
  house = await openTestHouse({
    change: (config) => ({ ...config, limits: { ...config.limits, ...limits }, http: { ...config.http, ...http } }),
  })
  const server = await startServer({ house })
  servers.push(server)
  return { house, url: server.url }
}

const start = (url: string, headers: Record<string, string> = {}) =>
  client(url).send(startRegistration, { body: { country: 'ES', language: 'fr', vatNumber: 'B58378431' } }, { headers })

describe('limits by address', () => {
  it('stop starts above the limit with the time to wait, also on loopback, and leave everything else open', async () => {
    const { url } = await open({ startsPerMinutePerAddress: 3 })
    const statuses = []
    for (let n = 0; n < 3; n += 1) statuses.push((await start(url)).status)
    expect(statuses).toEqual([201, 201, 201])
    const refused = await start(url)
    expect([refused.status, refused.problem.code]).toEqual([429, 'too-many'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await client(url).send(signIn, { body: { username: 'nobody', password: 'nothing' } })).status).toBe(401)
  })

  it('hold over two servers, and in each while Redis is away', async () => {
    const { house, url } = await open({ startsPerMinutePerAddress: 4 })
    const second = await startServer({ house })
    servers.push(second)
    for (let n = 0; n < 2; n += 1) for (const each of [url, second.url]) expect((await start(each)).status).toBe(201)
    expect((await start(second.url)).status).toBe(429)
    house.redis.disconnect()
    const third = await startServer({ house })
    servers.push(third)
    const statuses = []
    for (let n = 0; n < 5; n += 1) statuses.push((await start(third.url)).status)
    expect(statuses).toEqual([201, 201, 201, 201, 429])
  })

  it('believe X-Forwarded-For from trusted proxies only', async () => {
    const { url } = await open({ startsPerMinutePerAddress: 1 })
    expect((await start(url, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(201)
    expect((await start(url, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(429)
  })

  it('count whoever stands behind a trusted proxy by himself', async () => {
    const { url } = await open({ startsPerMinutePerAddress: 1 }, { trustProxy: ['loopback'] })
    expect((await start(url, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(201)
    expect((await start(url, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(201)
    expect((await start(url, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(429)
  })

  it('turn a flood away with 429, and keep answering who was signed in before it', async () => {
    const { house, url } = await open({ requestsPerMinutePerAddress: 30 })
    const session = await staffSession(house)
    const validator = client(url)
    validator.cookies.set(session.cookieName, session.token)
    expect((await validator.send(getSession, {})).status).toBe(200)
    const nothing = () => client(url).send(getRegistration, { params: { id: '0199c0de-0000-7000-8000-000000000000' } })
    const flood = await Promise.all(Array.from({ length: 60 }, nothing))
    const refused = flood.filter((sent) => sent.status === 429)
    expect(refused.length).toBe(60 - 29)
    expect(refused.every((sent) => Number(sent.headers.get('retry-after')) > 0)).toBe(true)
    expect((await validator.send(getSession, {})).status).toBe(200)
    // A cookie that nobody was seen with opens nothing.
    const stranger = client(url)
    stranger.cookies.set(session.cookieName, 'x'.repeat(43))
    expect((await stranger.send(getSession, {})).status).toBe(429)
  })
})

describe('the flood gate', () => {
  const config = { limits: { requestsPerMinutePerAddress: 2 } } as Config

  it('opens again when the minute is over', () => {
    let now = 0
    const gate = openFloodGate(config, () => now)
    expect([gate.check('a', undefined), gate.check('a', undefined), gate.check('a', undefined)]).toEqual([undefined, undefined, 60])
    now = 59_500
    expect(gate.check('a', undefined)).toBe(1)
    now = 60_000
    expect(gate.check('a', undefined)).toBeUndefined()
  })

  it('counts a trusted one by himself, for a quarter of an hour', () => {
    let now = 0
    const gate = openFloodGate(config, () => now)
    gate.trust('token')
    const three = () => [
      gate.check('a', 'token'),
      gate.check('a', 'token'),
      gate.check('a', 'token'),
      gate.check('a', 'token'),
      gate.check('a', 'token'),
    ]
    expect(three()).toEqual([undefined, undefined, undefined, undefined, 60])
    now = 16 * 60_000
    expect(three().filter((wait) => wait === undefined).length).toBe(2)
  })
})

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [null, 'unknown'],
])('counts the address %s as %s', (ip, counted) => {
  expect(addressForLimits(ip)).toBe(counted)
})

it('counts only endpoints that exist', () => {
  const names = new Set(routes.map((route) => route.contract.name))
  expect(Object.keys(limitedEndpoints).filter((name) => !names.has(name))).toEqual([])
})
