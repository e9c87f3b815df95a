import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOwnOrigin } from '#server/platform/http/origin-check.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { probes } from './door-world.ts'

let house: TestHouse
let server: RunningServer
const probe = probes()

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, endpoints: probe.endpoints })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

const own = () => `http://localhost:${String(server.port)}`
async function post(path: string, headers: Record<string, string>, method = 'POST'): Promise<number> {
  const body = method === 'GET' ? undefined : '{"text":"a"}'
  const response = await fetch(`${server.url}${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, body })
  await response.arrayBuffer()
  return response.status
}

describe('an unsafe request', () => {
  const cases: [string, () => Record<string, string>, number][] = [
    ['of a program, without Origin', () => ({}), 201],
    ['of our own page', () => ({ origin: own(), 'sec-fetch-site': 'same-origin' }), 201],
    ['of our own page under another loopback name', () => ({ origin: own().replace('localhost', '127.0.0.1') }), 201],
    ['typed into the address bar', () => ({ 'sec-fetch-site': 'none' }), 201],
    ['of our page that hides its address, by the browser’s word', () => ({ origin: 'null', 'sec-fetch-site': 'same-origin' }), 201],
    ['with Origin null', () => ({ origin: 'null' }), 403],
    ['with Origin null of another site', () => ({ origin: 'null', 'sec-fetch-site': 'cross-site' }), 403],
    ['of another site', () => ({ origin: 'https://evil.example' }), 403],
    ['of another port', () => ({ origin: 'http://localhost:1' }), 403],
    ['of our name on https', () => ({ origin: own().replace('http:', 'https:') }), 403],
    ['of a name that begins like ours', () => ({ origin: `${own()}.evil.example` }), 403],
    ['of a name in front of ours', () => ({ origin: `http://evil.example@localhost:${String(server.port)}` }), 403],
    ['with our Origin, but sent from another site', () => ({ origin: own(), 'sec-fetch-site': 'cross-site' }), 403],
    ['without Origin, sent from another site', () => ({ 'sec-fetch-site': 'cross-site' }), 403],
  ]
  it.each(cases)('%s', async (_what, headers, status) => {
    expect(await post('/api/v1/probe/echo', headers())).toBe(status)
  })

  it('is checked before anything else, whatever it asks and however', async () => {
    const before = probe.acted
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of ['/api/v1/probe/echo', '/api/v1/nowhere', '/upload/registration-proof/1', '/en/anything']) {
        expect(await post(path, { origin: 'https://evil.example' }, method), `${method} ${path}`).toBe(403)
      }
    }
    expect(probe.acted).toBe(before)
  })

  it('that only reads is answered to anybody, without letting their pages read it', async () => {
    const response = await fetch(`${server.url}/api/openapi.json`, { headers: { origin: 'https://evil.example' } })
    expect(response.status).toBe(200)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

it('in production knows one origin only', () => {
  const production = 'https://portal.example.org'
  expect(isOwnOrigin({ origin: production }, production)).toBe(true)
  expect(isOwnOrigin({ origin: 'https://localhost' }, production)).toBe(false)
  expect(isOwnOrigin({ origin: 'http://portal.example.org' }, production)).toBe(false)
})
