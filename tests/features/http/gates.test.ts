import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { startedRegistration } from '#tests/support/factories/registrations.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { gated, loose, probes, setsCookies } from './door-world.ts'

let house: TestHouse
let server: RunningServer
const visitors = new Map<string, Record<string, string>>()

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, endpoints: probes().endpoints })
  const registration = await startedRegistration(house)
  const names = cookieNames(house.config)
  const staff = await staffSession(house)
  const half = await staffSession(house, { next: 'otp' })
  const person = await personSession(house)
  visitors.set('anonymous', {})
  visitors.set('applicant', { authorization: `Bearer ${registration.token}` })
  visitors.set('applicant by cookie', { cookie: `${names.registration}=${registration.token}` })
  visitors.set('staff', { cookie: `${names.session}=${staff.token}` })
  visitors.set('half-signed-in', { cookie: `${names.session}=${half.token}` })
  visitors.set('person', { cookie: `${names.session}=${person.token}` })
  visitors.set('staff with a registration', { cookie: `${names.session}=${staff.token}; ${names.registration}=${registration.token}` })
  visitors.set('staff with a bearer', { cookie: `${names.session}=${staff.token}`, authorization: `Bearer ${registration.token}` })
  visitors.set('staff with a wrong bearer', { cookie: `${names.session}=${staff.token}`, authorization: `Bearer ${'x'.repeat(43)}` })
  visitors.set('staff behind a proxy password', { cookie: `${names.session}=${staff.token}`, authorization: 'Basic dXNlcjpwYXNz' })
  visitors.set('wrong session with a registration', {
    cookie: `${names.session}=${'y'.repeat(43)}; ${names.registration}=${registration.token}`,
  })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

const expected: Record<string, Record<string, string>> = {
  anonymous: {
    anyone: 'anonymous',
    session: '401 not-signed-in',
    applicant: '404 not-found',
    staff: '401 not-signed-in',
    person: '401 not-signed-in',
  },
  applicant: {
    anyone: 'applicant',
    session: '401 not-signed-in',
    applicant: 'applicant',
    staff: '401 not-signed-in',
    person: '401 not-signed-in',
  },
  'applicant by cookie': {
    anyone: 'applicant',
    session: '401 not-signed-in',
    applicant: 'applicant',
    staff: '401 not-signed-in',
    person: '401 not-signed-in',
  },
  staff: { anyone: 'staff', session: 'staff', applicant: '404 not-found', staff: 'staff', person: '404 not-found' },
  'half-signed-in': {
    anyone: 'half-signed-in',
    session: 'half-signed-in',
    applicant: '404 not-found',
    staff: '403 step-required otp',
    person: '403 step-required otp',
  },
  person: { anyone: 'person', session: 'person', applicant: '404 not-found', staff: '404 not-found', person: 'person' },
  'staff with a registration': { anyone: 'staff', session: 'staff', applicant: 'applicant', staff: 'staff', person: '404 not-found' },
  'staff with a bearer': {
    anyone: 'applicant',
    session: '401 not-signed-in',
    applicant: 'applicant',
    staff: '401 not-signed-in',
    person: '401 not-signed-in',
  },
  'staff with a wrong bearer': {
    anyone: 'anonymous',
    session: '401 not-signed-in',
    applicant: '404 not-found',
    staff: '401 not-signed-in',
    person: '401 not-signed-in',
  },
  'staff behind a proxy password': {
    anyone: 'staff',
    session: 'staff',
    applicant: '404 not-found',
    staff: 'staff',
    person: '404 not-found',
  },
  'wrong session with a registration': {
    anyone: 'applicant',
    session: '401 not-signed-in',
    applicant: 'applicant',
    staff: '401 not-signed-in',
    person: '401 not-signed-in',
  },
}

describe.each(Object.entries(expected))('%s', (who, answers) => {
  it.each(Object.entries(answers))(`at the gate "%s" hears %s`, async (gate, answer) => {
    const contract = gated.find((each) => each.name === `gate-${gate}`)
    const sent = await client(server.url).send(
      contract as (typeof gated)[number],
      { body: { number: 1 } },
      { headers: visitors.get(who) ?? {} },
    )
    const heard = sent.status === 200 ? sent.answer.by : [sent.status, sent.problem.code, sent.problem.next].filter(Boolean).join(' ')
    expect(heard).toBe(answer)
  })

  it('is told nothing of an input’s rules before he may come in', async () => {
    for (const [gate, answer] of Object.entries(answers)) {
      const response = await fetch(`${server.url}/api/v1/probe/gates/${gate}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...visitors.get(who) },
        body: '{"number": "no number", ',
      })
      expect(response.status, gate).toBe(/^\d/.test(answer) ? Number(answer.slice(0, 3)) : 400)
    }
  })
})

describe('the HTTP door', () => {
  it('answers only what the contract names', async () => {
    const { answer } = await client(server.url).send(loose, { params: { id: '0199c0de-0000-7000-8000-000000000000' } })
    expect(answer).toEqual({ kept: 'yes', limit: 25 })
  })

  it('says not found for an id that cannot be one, and 422 for a wrong filter', async () => {
    expect((await client(server.url).fetch('/api/v1/probe/loose/1;drop')).status).toBe(404)
    const response = await client(server.url).fetch('/api/v1/probe/loose/0199c0de-0000-7000-8000-000000000000?limit=1000')
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ fields: [{ path: 'limit', code: 'too-big' }] })
  })

  it('sets cookies HttpOnly and SameSite=Lax under the name that belongs to the port, and takes them away', async () => {
    const set = await client(server.url).send(setsCookies, { body: { session: 'a'.repeat(43) } })
    expect(set.status).toBe(204)
    expect(set.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^famhp_session_0=a{43}; Max-Age=60; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
    ])
    const gone = await client(server.url).send(setsCookies, { body: { session: null } })
    expect(gone.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^famhp_session_0=; Path=\/; Expires=Thu, 01 Jan 1970 [^;]+; HttpOnly; SameSite=Lax$/),
    ])
  })

  it('gives every answer an id of its own and believes none from outside', async () => {
    const response = await client(server.url).fetch('/api/v1/nowhere', { headers: { 'x-request-id': 'mine' } })
    const id = response.headers.get('x-request-id')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await response.json()).toMatchObject({ code: 'not-found', requestId: id })
  })

  it('keeps answers out of every cache and lets nothing in them run', async () => {
    const { headers } = await client(server.url).fetch('/api/v1/nowhere')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('answers HEAD like GET without a body, and OPTIONS with what is allowed, for nobody else’s pages', async () => {
    const path = '/api/v1/probe/loose/0199c0de-0000-7000-8000-000000000000'
    const head = await client(server.url).fetch(path, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const options = await client(server.url).fetch(path, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })
    expect(options.headers.get('allow')).toContain('GET')
    expect(options.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('answers whatever else is under /api, and a method that is not there, with a problem document', async () => {
    for (const [path, method] of [
      ['/api/v1/nowhere', 'GET'],
      ['/api/v2', 'GET'],
      ['/api', 'GET'],
      ['/api/v1/probe/echo', 'DELETE'],
      ['/api/v1/%E0%A4%A', 'GET'],
    ] as const) {
      const response = await client(server.url).fetch(path, { method })
      expect([path, response.headers.get('content-type')]).toEqual([path, 'application/problem+json'])
      expect([400, 404]).toContain(response.status)
    }
  })
})
