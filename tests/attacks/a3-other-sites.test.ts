import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWeb } from '#scripts/launcher/web-build.ts'
import { freePort } from '#scripts/processes/ports.ts'
import { signIn } from '#server/features/identity/identity.contract.ts'
import { listMailPreviews } from '#server/features/previews/previews.contract.ts'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { routes, uploadKinds } from '#server/features/routes.ts'
import { ownEnvironment } from '#server/platform/config.ts'
import type { AnswerOf, EndpointContract } from '#server/platform/http/endpoint.contract.ts'
import { builtPages } from '#server/platform/http/pages.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { connect, dial } from '#tests/features/live/live-world.ts'
import { errorPages, inventory, type PageState } from '#tests/journeys/every-page/inventory.ts'
import { routesOfFiles } from '#tests/journeys/every-page/routes.ts'
import type { World } from '#tests/journeys/every-page/world.ts'
import { root } from '#tests/processes/instance.ts'
import { pathOf, type Client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'
import { cookieFaults, frameFaults, pageFaults } from './page-faults.ts'
import { openPageWorld, unknownToken, victimOf } from './page-world.ts'

/**
 * Row A3 of the attacks: what another site can make a browser do with our cookies, and what a page of ours lets in. The
 * server stands as behind a proxy on https, with the pages as they are built. The cases of the origin check itself stand
 * in `tests/features/http/origin.test.ts`.
 */

const publicUrl = 'https://portal.example.org'

let house: TestHouse
let server: RunningServer
let simulators: TestSimulators
let world: World
/** Every cookie that was set while this file ran, by name. */
const cookiesSet = new Map<string, string[]>()

beforeAll(async () => {
  await buildWeb({ env: ownEnvironment(), say: () => undefined, signal: AbortSignal.timeout(230_000) })
  const port = await freePort()
  simulators = await startTestSimulators()
  house = await openTestHouse({
    change: (config) => ({
      ...config,
      ...simulators.settings,
      http: { ...config.http, port, publicUrl, secureCookies: true },
      limits: { ...config.limits, requestsPerMinutePerAddress: 1_000_000, socketsPerAddress: 1_000, startsPerMinutePerAddress: 1_000 },
    }),
  })
  server = await startServer({ house, pages: await builtPages(house.config.limits.bodyBytes) })
  world = await openPageWorld(house, server.url)
})
afterAll(async () => {
  await server?.close(0)
  await house?.close()
  await simulators?.close()
})

/** One request; what it sets as cookies is noted. */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(server.url + path, { redirect: 'manual', ...init })
  for (const line of response.headers.getSetCookie()) {
    const name = line.slice(0, line.indexOf('='))
    cookiesSet.set(name, [...(cookiesSet.get(name) ?? []), line])
  }
  return response
}

const cookieHeader = (cookies: ReadonlyMap<string, string>) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** How a browser says that the request comes from elsewhere, in each way it has. */
const elsewhere: Readonly<Record<string, Record<string, string>>> = {
  'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'another site, of a browser that only sends Origin': { origin: 'https://evil.example' },
  'a page that hides where it comes from': { origin: 'null' },
  'a site that sends no Origin': { 'sec-fetch-site': 'cross-site' },
  'our name in the clear': { origin: 'http://portal.example.org' },
  'a neighbour of our name': { origin: 'https://other.example.org', 'sec-fetch-site': 'same-site' },
}

/** The code of a refusal; empty where it was none of ours. */
async function codeOf(response: Response): Promise<string> {
  const text = await response.text()
  return response.headers.get('content-type')?.includes('problem+json') === true ? (JSON.parse(text) as { code: string }).code : ''
}

/** All that an act of the victim would have left behind. */
async function traces(): Promise<unknown> {
  const [row] = await house.sql`
    select (select count(*) from events)::int as events, (select count(*) from sessions where ended_at is null)::int as sessions,
      (select count(*) from registrations)::int as registrations, (select count(*) from documents)::int as documents,
      (select count(*) from idempotent_answers)::int as answers`
  return row
}

describe('a cross-site request', () => {
  let victim: Client
  let ids: Record<string, string>
  beforeAll(async () => {
    victim = await victimOf(house, server.url)
    const { id } = world.registration('sent')
    ids = new Proxy({}, { get: () => id })
  })

  const unsafe = routes.map(({ contract }) => contract).filter(({ method }) => method !== 'GET')

  /** The body is what the door expects: nothing but where it comes from may stop it. */
  function forged(contract: EndpointContract, from: Record<string, string>): Promise<Response> {
    const params = Object.fromEntries([...contract.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, ids[name] ?? '']))
    return ask(pathOf(contract, params), {
      method: contract.method,
      headers: { 'content-type': 'application/json', cookie: cookieHeader(victim.cookies), ...from },
      body: JSON.stringify({ version: 1 }),
    })
  }

  it.each(Object.entries(elsewhere))('from %s is refused at every unsafe endpoint, and does nothing', async (_where, from) => {
    const before = await traces()
    const open: string[] = []
    for (const contract of unsafe) {
      const response = await forged(contract, from)
      const seen = `${String(response.status)} ${await codeOf(response)}`
      if (seen !== '403 foreign-origin' || response.headers.getSetCookie().length > 0) open.push(`${contract.name}: ${seen}`)
    }
    expect(open).toEqual([])
    expect(await traces()).toEqual(before)
  })

  it.each(Object.entries(elsewhere))('from %s is refused at every form of every page, and at uploads', async (_where, from) => {
    const before = await traces()
    const open: string[] = []
    for (const path of formAddresses()) {
      const headers = { accept: 'application/json', cookie: cookieHeader(victim.cookies), ...from }
      const body = new URLSearchParams({ language: 'fr', theme: 'dark', email: 'a@b.example' })
      const response = await ask(path, { method: 'POST', headers, body })
      const seen = `${String(response.status)} ${await codeOf(response)}`
      if (seen !== '403 foreign-origin' || response.headers.getSetCookie().length > 0) open.push(`${path}: ${seen}`)
    }
    expect(open).toEqual([])
    expect(await traces()).toEqual(before)
  })

  it('is told from one of our own, which passes at every one of them', async () => {
    const own = { origin: publicUrl, 'sec-fetch-site': 'same-origin' }
    const stopped: string[] = []
    for (const contract of unsafe) if ((await codeOf(await forged(contract, own))) === 'foreign-origin') stopped.push(contract.name)
    for (const path of formAddresses()) {
      const response = await ask(path, { method: 'POST', headers: { accept: 'application/json', ...own }, body: new URLSearchParams() })
      if ((await codeOf(response)) === 'foreign-origin' || (response.status === 403 && !path.includes('upload')))
        stopped.push(`${path}: ${String(response.status)}`)
    }
    expect(stopped).toEqual([])
  })

  it('that only reads gives its answer to no other site', async () => {
    for (const path of ['/api/v1/session', '/api/openapi.json', '/en']) {
      const { headers } = await ask(path, { headers: { origin: 'https://evil.example', cookie: cookieHeader(victim.cookies) } })
      expect(
        [...headers.keys()].filter((name) => name.startsWith('access-control')),
        path,
      ).toEqual([])
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
    }
  })

  /** Each named action of each page, and each kind of upload. */
  function formAddresses(): string[] {
    const forms = routesOfFiles().flatMap((route) => {
      const path = route.replace(/\[\w+\]/g, world.registration('sent').id)
      return actionsOf(route).map((action) => path + (action === 'default' ? '' : `?/${action}`))
    })
    return [...forms, ...Object.keys(uploadKinds).map((kind) => `/upload/${kind}/${world.registration('sent').id}`)]
  }
})

describe('a cross-site socket', () => {
  it.each(Object.entries(elsewhere))('from %s is not opened, whoever’s cookies it brings', async (_where, from) => {
    const cookie = cookieHeader(world.cookiesOf('validator'))
    const headers = Object.fromEntries(
      Object.entries(from).map(([name, value]) => [name === 'origin' ? 'Origin' : 'Sec-Fetch-Site', value]),
    )
    const refused = dial(server.url, { cookie, headers })
    await eventually(() => refused.ends.length > 0)
    expect(refused.hellos).toEqual([])
    expect(refused.socket.connected).toBe(false)
  })

  it('is told from one of our own pages, which is', async () => {
    const own = await connect(server.url, { cookie: cookieHeader(world.cookiesOf('validator')), headers: { Origin: publicUrl } })
    expect(own.hellos).toHaveLength(1)
    own.socket.disconnect()
  })
})

describe('every page', () => {
  const pages: (PageState & { route: string })[] = [
    ...Object.entries(inventory).flatMap(([route, entry]) => ('pages' in entry ? entry.pages.map((page) => ({ ...page, route })) : [])),
    ...errorPages.map((page) => ({ ...page, route: 'error' })),
  ]

  it('can stand in no frame, runs no script but its own, and loads nothing in the clear', async () => {
    const found: string[] = []
    let shown = 0
    for (const page of pages) {
      const path = `/fr${page.path(world)}`.replace(/\/$/, '')
      const response = await ask(path, { headers: { accept: 'text/html', cookie: cookieHeader(world.cookiesOf(page.as)) } })
      const html = await response.text()
      const name = [page.route, page.state].filter(Boolean).join(', ')
      if (response.status === (page.status ?? 200)) shown += 1
      // A link that nobody sent is told so with another status, by the same frame.
      else if (!path.includes(unknownToken)) found.push(`${name}: answered ${String(response.status)}, so it was not looked at`)
      found.push(...pageFaults(response.headers, html).map((fault) => `${name}: ${fault}`))
      found.push(...otherHeaders(response).map((fault) => `${name}: ${fault}`))
    }
    expect(found).toEqual([])
    expect(shown).toBeGreaterThan(pages.length - 5)
  })

  it('also where it leads on, is refused, or is no page: addresses without a page, the API, its reading room, files', async () => {
    const found: string[] = []
    const noPage = Object.entries(inventory).flatMap(([route, entry]) => ('noPage' in entry ? [route] : []))
    const file = `/${/_app\/[^"]+\.js/.exec(await (await ask('/en/register')).text())?.[0] ?? ''}`
    expect(file).not.toBe('/')
    const asked: [string, RequestInit?][] = [
      ...noPage.filter((route) => !route.startsWith('/dev/')).map((route): [string] => [`/en${route}`]),
      [file],
      ['/api/v1/session'],
      ['/api/v1/nowhere'],
      ['/api/openapi.json'],
      ['/api/docs'],
      ['/en/sign-in', { method: 'POST', headers: { accept: 'text/html', origin: 'https://evil.example' } }],
      [`/api/v1/registrations/${world.registration('sent').id}/proof/file`, { headers: { cookie: cookieHeader(world.cookiesOf('sent')) } }],
    ]
    for (const [path, init] of asked) {
      const response = await ask(path, init)
      const faults = [...frameFaults(response.headers), ...otherHeaders(response)]
      const html = await response.text()
      if (response.headers.get('content-type')?.startsWith('text/html') === true) faults.push(...pageFaults(response.headers, html))
      found.push(...faults.map((fault) => `${path}: ${fault}`))
    }
    expect(found).toEqual([])
  })

  it('lets one kind be framed, by our own page, in the demo: a mail in which nothing runs', async () => {
    const listed = await ask(pathOf(listMailPreviews))
    const { items } = (await listed.json()) as AnswerOf<typeof listMailPreviews>
    expect(items.length).toBeGreaterThan(10)
    for (const { template, language } of items) {
      const { status, headers } = await ask(`/dev/mails/${template}/${language}`)
      expect([status, headers.get('x-frame-options')]).toEqual([200, 'SAMEORIGIN'])
      expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'; .*frame-ancestors 'self'$/)
    }
  })
})

/** On https everything says that it stays so, is what it says it is, and tells other sites nothing of where one was. */
function otherHeaders({ headers }: Response): string[] {
  const faults: string[] = []
  if (!/max-age=\d{8}/.test(headers.get('strict-transport-security') ?? '')) faults.push('it may be asked for in the clear')
  if (headers.get('x-content-type-options') !== 'nosniff') faults.push('browsers may guess what it is')
  if (!/^(?:no-referrer|same-origin|strict-origin-when-cross-origin)$/.test(headers.get('referrer-policy') ?? ''))
    faults.push(`Referrer-Policy is ${String(headers.get('referrer-policy'))}`)
  if (headers.get('cross-origin-opener-policy') !== 'same-origin') faults.push('it can be held by who opened it')
  return faults
}

describe('every cookie', () => {
  /** Where a cookie is set, and what makes it so. A new place has to be added here, with how its cookie comes about. */
  const places: Readonly<Record<string, (() => Promise<unknown>)[]>> = {
    'server/platform/http/http-door.ts': [
      async () => {
        const { username, password } = await staffAccount(house)
        await ask(pathOf(signIn), { method: 'POST', ...json({ username, password }) })
      },
      () => ask(pathOf(startRegistration), { method: 'POST', ...json({ country: 'ES', language: 'fr', vatNumber: 'B58378431' }) }),
    ],
    'web/src/hooks.server.ts': [
      () => ask('/de'),
      async () => {
        const { username, password } = await staffAccount(house)
        await ask('/en/sign-in', { method: 'POST', headers: { origin: publicUrl }, body: new URLSearchParams({ username, password }) })
      },
    ],
    'web/src/lib/features/identity/login-elsewhere.ts': [
      () => ask('/en/sign-in/csam?acr=eid'),
      () => ask('/en/sign-in/csam/callback?code=none&state=none'),
      () => ask('/en/sign-in/agency'),
    ],
    'web/src/routes/(public)/appearance/+page.server.ts': [
      () => ask('/en/appearance', { method: 'POST', headers: { origin: publicUrl }, body: new URLSearchParams({ theme: 'dark' }) }),
      () => ask('/en/appearance', { method: 'POST', headers: { origin: publicUrl }, body: new URLSearchParams({ theme: 'system' }) }),
    ],
  }

  it('is set in a place that is known here', () => {
    const sets =
      /\bcookies\.(?:set|delete|serialize)\(|\bres(?:ponse)?\.(?:cookie|clearCookie)\(|set-cookie['"]|document\.cookie|cookieStore/i
    const files = globSync(['server/**/*.ts', 'jobs/**/*.ts', 'web/src/**/*.{ts,svelte}'], { cwd: root })
    const found = files.filter((file) => !/\.test\.ts$|web\/src\/paraglide/.test(file) && sets.test(readFileSync(join(root, file), 'utf8')))
    expect(found.toSorted()).toEqual(Object.keys(places).toSorted())
  })

  it('is HttpOnly, SameSite, Secure, and where it proves somebody bound to this very address', async () => {
    for (const make of Object.values(places).flat()) await make()
    const proofs = ['__Host-famhp_agency', '__Host-famhp_csam', '__Host-famhp_registration', '__Host-famhp_session']
    expect([...cookiesSet.keys()].toSorted()).toEqual([...proofs, 'famhp_language', 'famhp_theme'])
    expect([...cookiesSet.values()].flat().flatMap(cookieFaults)).toEqual([])
  })
})

const json = (body: object): RequestInit => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** The names of a route's form actions, read from its file. */
function actionsOf(route: string): string[] {
  const files = globSync('**/+page.server.ts', { cwd: join(root, 'web/src/routes') })
  const file = files.find(
    (each) =>
      `/${each
        .split('/')
        .slice(0, -1)
        .filter((folder) => !folder.startsWith('('))
        .join('/')}` === route,
  )
  const text = file === undefined ? '' : readFileSync(join(root, 'web/src/routes', file), 'utf8')
  const actions = /export const actions\b[^=]*= \{\n([\s\S]*?)\n\}/.exec(text)?.[1] ?? ''
  return [...actions.matchAll(/^ {2}(?:'([\w-]+)'|(\w+))\s*[:(,]/gm)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
