import type { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestHandler } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageRequestKey, type PageCallProblem, type PageRequest } from '#server/platform/http/page-request.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { probes } from './door-world.ts'

let house: TestHouse
let server: RunningServer
const probe = probes()
let work: (page: PageRequest) => Promise<unknown> = () => Promise.resolve(null)

/** Stands where SvelteKit stands: finds the request as its hooks do, and shows what `work` made of it. */
const pages: RequestHandler = async (req, res) => {
  const holder = globalThis as { [key: symbol]: AsyncLocalStorage<PageRequest> | undefined }
  const page = holder[Symbol.for(pageRequestKey)]?.getStore()
  const made = page ? await work(page) : 'no request'
  res.json({ made, origin: req.headers.origin ?? null, protocol: req.headers['x-forwarded-proto'] })
}

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, endpoints: probe.endpoints, pages })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

async function page(then: typeof work, { path = '/', init = {}, visitor = client(server.url) } = {}): Promise<unknown> {
  work = then
  const response = await visitor.fetch(path, init)
  return ((await response.json()) as { made: unknown }).made
}

/** What a page makes of a refusal: recognised by its code, with the document for the form. */
async function refusal(asked: Promise<unknown>): Promise<Pick<PageCallProblem, 'code' | 'status' | 'problem'>> {
  try {
    await asked
  } catch (error) {
    const { code, status, problem } = error as PageCallProblem
    return { code, status, problem }
  }
  throw new Error('It was not refused')
}

describe('a page', () => {
  it('reaches an endpoint by its name, validated in and out', async () => {
    const made = await page(({ call }) => call('echo', { body: { text: 'a', unknown: 1 } }))
    expect(made).toEqual({ answer: { id: expect.any(String) as string, text: 'a', language: 'en', by: 'anonymous' }, cookies: [] })
  })

  it('gets the problem document with the words of its language', async () => {
    const made = await page(({ call }) => refusal(call('echo', { body: { text: '' } }, { language: 'de' })), { path: '/fr/x' })
    expect(made).toMatchObject({
      code: 'invalid-input',
      status: 422,
      problem: { title: 'Noch nicht in Ordnung', fields: [{ path: 'text', code: 'required', message: 'Füllen Sie dies aus.' }] },
    })
  })

  it('passes the same gates', async () => {
    const made = await page(({ call }) =>
      Promise.all(['session', 'applicant', 'staff', 'person'].map((gate) => refusal(call(`gate-${gate}`, { body: {} })))),
    )
    expect((made as { status: number }[]).map(({ status }) => status)).toEqual([401, 404, 401, 401])
  })

  it('and the same Idempotency-Keys', async () => {
    const made = (await page(({ call }) =>
      Promise.all([
        call('echo', { body: { text: 'a' } }, { idempotencyKey: 'form' }),
        call('echo', { body: { text: 'a' } }, { idempotencyKey: 'form' }),
      ]),
    )) as { answer: { id: string } }[]
    expect(made[0]?.answer.id).toBe(made[1]?.answer.id)
  })

  it('knows who looks at it, and who it is after a call that signs in', async () => {
    const staff = await staffSession(house)
    const made = await page(async (request) => {
      const before = request.actor.kind
      const { cookies } = await request.call('setsCookies', { body: { session: staff.token } })
      const { answer } = await request.call('gate-staff', { body: { number: 1 } })
      await request.call('setsCookies', { body: { session: null } })
      return { before, cookies, answer, after: request.actor.kind }
    })
    expect(made).toEqual({
      before: 'anonymous',
      cookies: [
        { name: 'famhp_session_0', value: staff.token, options: { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: 60 } },
      ],
      answer: { by: 'staff' },
      after: 'anonymous',
    })
  })

  it('speaks the language of its address, else of the cookie, the account, the browser', async () => {
    const person = await personSession(house)
    const visitor = client(server.url)
    const language = (path: string, headers: Record<string, string>) =>
      page((request) => Promise.resolve(request.language), { path, init: { headers }, visitor })
    visitor.cookies.set(person.cookieName, person.token)
    expect(await language('/de/x', { 'accept-language': 'nl' })).toBe('de')
    expect(await language('/x', { 'accept-language': 'nl' })).toBe('fr')
    visitor.cookies.set('famhp_language', 'de')
    expect(await language('/x', { 'accept-language': 'nl' })).toBe('de')
    visitor.cookies.clear()
    expect(await language('/x', { 'accept-language': 'nl' })).toBe('nl')
    expect(await language('/x', { 'accept-language': 'sv' })).toBe('en')
  })

  it('gets one and the same id of its request, and a wrong name is our fault', async () => {
    expect(await page((request) => Promise.resolve(request.requestId))).toMatch(/^[0-9a-f-]{36}$/)
    expect(await page(({ call }) => refusal(call('nothing')))).toMatchObject({ code: 'internal' })
  })

  it('is not asked who looks for a mere file of the pages', async () => {
    expect(await page(() => Promise.resolve('asked'), { path: '/_app/immutable/x.js' })).toBe('no request')
  })

  it('sees the protocol that we saw, and its own origin where the browser vouches for a hidden one', async () => {
    const response = await fetch(`${server.url}/en/invitations/${'t'.repeat(43)}`, {
      method: 'POST',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' },
    })
    expect(await response.json()).toMatchObject({ origin: server.url, protocol: 'http' })
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('where not even a page can answer', () => {
  it('a person sees a page in his language, and a program a document', async () => {
    const headers = { origin: 'https://evil.example', accept: 'text/html' }
    const shown = await fetch(`${server.url}/nl/x`, { method: 'POST', headers })
    expect([shown.status, shown.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8'])
    expect(await shown.text()).toContain('<html lang="nl">')
    const told = await fetch(`${server.url}/nl/x`, { method: 'POST', headers: { ...headers, accept: 'application/json' } })
    expect(told.headers.get('content-type')).toBe('application/problem+json')
  })
})
