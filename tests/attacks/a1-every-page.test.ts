import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { buildWeb } from '#scripts/launcher/web-build.ts'
import { beginPhone } from '#server/features/identity/my-account/account.contract.ts'
import { staffRoles } from '#server/features/identity/identity.contract.ts'
import { ownEnvironment } from '#server/platform/config.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { builtPages } from '#server/platform/http/pages.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { inventory, type PageState } from '#tests/journeys/every-page/inventory.ts'
import { readers, type Reader, type World } from '#tests/journeys/every-page/world.ts'
import { client } from '#tests/support/client.ts'
import { cubanRequest } from '#tests/support/factories/enterprise-numbers.ts'
import { startedRegistration } from '#tests/support/factories/registrations.ts'
import { personSession, staffSession, tie } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'
import { openPageWorld } from './page-world.ts'
import { groupOf, isOfTheCompany, isOpen, maySee, saidDeskRoutes, watchers, worksAt, type AskedPage, type Watcher } from './page-rights.ts'

/**
 * Row A1 of the attacks, for pages: every page of the inventory, asked for by everybody there is, with ids of one's own, of others
 * and of nothing. Who may see it follows from the inventory and from `page-rights.ts`; whoever may not gets a refusal, and in it no
 * word of what the page is about. The same for endpoints stands in `features/http/every-endpoint` and `role-matrix`.
 */

let house: TestHouse
let server: RunningServer
let simulators: TestSimulators
let world: World
let company: { id: string; name: string }
const companyNames = new Map<Reader, string>()
const cookies = new Map<Watcher, ReadonlyMap<string, string>>()

beforeAll(async () => {
  await buildWeb({ env: ownEnvironment(), say: () => undefined, signal: AbortSignal.timeout(230_000) })
  simulators = await startTestSimulators()
  house = await openTestHouse({
    change: (config) => ({
      ...config,
      ...simulators.settings,
      limits: { ...config.limits, requestsPerMinutePerAddress: 1_000_000, startsPerMinutePerAddress: 1_000 },
    }),
  })
  server = await startServer({ house, pages: await builtPages(house.config.limits.bodyBytes) })
  world = await openPageWorld(house, server.url)
  for (const reader of readers) cookies.set(reader, world.cookiesOf(reader))
  const names = cookieNames(house.config)
  cookies.set('with another link', new Map([[names.registration, (await startedRegistration(house, { vatNumber: 'A58818501' })).token]]))
  const [person, colleague, stranger] = [await personSession(house), await personSession(house), await personSession(house)]
  await tie(house, { companyId: person.companyId, personId: colleague.personId, acceptedAt: house.clock.now() })
  await house.sql`update sessions set company_id = ${person.companyId} where id = ${colleague.sessionId}`
  const [{ name = '' } = {}] = await house.sql<{ name: string }[]>`select name from companies where id = ${person.companyId}`
  company = { id: person.companyId, name }
  const signedIn: [Watcher, string][] = [
    ['person', person.token],
    ['person of the same company', colleague.token],
    ['person of another company', stranger.token],
  ]
  for (const role of staffRoles) signedIn.push([role, (await staffSession(house, { roles: [role] })).token])
  // A second phone that waits for its code has a page of its own, for everybody who has a first one.
  await house.sql`update accounts set password_hash = coalesce(password_hash, 'none that fits') where id in (select account_id from sessions)`
  await house.sql`
    insert into phones (id, account_id, secret, linked_at, created_at)
    select gen_random_uuid(), a.id, 'sealed', now(), now() from accounts a
    where exists (select 1 from sessions s where s.account_id = a.id and s.next = 'done') and not exists (
      select 1 from phones p where p.account_id = a.id)`
  for (const [watcher, token] of signedIn) {
    cookies.set(watcher, new Map([[names.session, token]]))
    const browser = client(server.url)
    browser.cookies.set(names.session, token)
    await browser.call(beginPhone, { body: {} })
  }
  const named = await house.sql<{ id: string; name: string | null }[]>`select id, commercial_name as name from registrations`
  for (const reader of readers.filter((each) => groupOf[each] === 'holder')) {
    const { id } = world.registration(reader)
    companyNames.set(reader, named.find((row) => row.id === id)?.name ?? '')
  }
})
afterAll(async () => {
  await server?.close(0)
  await house?.close()
  await simulators?.close()
})

type Page = AskedPage & PageState & { name: string; path: (world: World) => string }
type Seen = { status: number; heading: string; to: string; html: string }

const pages: Page[] = Object.entries(inventory).flatMap(([route, entry]) => {
  if (!('pages' in entry)) return []
  const readersOfRoute = entry.pages.map(({ as }) => as)
  return entry.pages.map((page) => ({ ...page, route, readersOfRoute, name: [route, page.state].filter(Boolean).join(' ') }))
})

async function ask(path: string, watcher: Watcher): Promise<Seen> {
  const cookie = [...(cookies.get(watcher) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${server.url}/fr${path}`.replace(/\/$/, ''), {
    redirect: 'manual',
    headers: { accept: 'text/html', cookie },
  })
  const html = await response.text()
  const heading =
    /<h1[^>]*>([\s\S]*?)<\/h1>/
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim() ?? ''
  return { status: response.status, heading, to: response.headers.get('location') ?? '', html }
}

/** Everybody who asks for a page: its own reader of the inventory, and all others. */
const asking = (page: Page) => [...new Set<Watcher>([page.as, ...watchers])]

/** What everybody is answered, side by side; each address is asked for by each of them once. */
const answers = new Map<string, Promise<Seen>>()
async function answersTo(page: Page): Promise<Map<Watcher, Seen>> {
  const path = page.path(world)
  const seen = asking(page).map(async (watcher) => {
    const key = `${watcher} ${path}`
    const answer = answers.get(key) ?? ask(path, watcher)
    answers.set(key, answer)
    return [watcher, await answer] as const
  })
  return new Map(await Promise.all(seen))
}

/** What the pages are about: words that nobody else has on his page, and who may read them. */
function records(): { what: string; words: string[]; mayRead: (watcher: Watcher) => boolean }[] {
  const files = (watcher: Watcher) => worksAt(watcher, 'files')
  const held = readers.filter((reader) => groupOf[reader] === 'holder')
  return [
    ...held.map((reader) => ({
      what: `the registration of ${reader}`,
      words: [world.registration(reader).reference, companyNames.get(reader) ?? ''].filter(Boolean),
      mayRead: (watcher: Watcher) => watcher === reader || files(watcher),
    })),
    { what: 'the company', words: [company.name], mayRead: (watcher) => isOfTheCompany(watcher) || files(watcher) },
    { what: 'a request for a number', words: [cubanRequest.name, cubanRequest.contact.email], mayRead: files },
    {
      what: 'a question about signing in',
      words: ['Ana Roca', 'ana@roca.example', 'No puedo entrar.'],
      mayRead: (watcher) => worksAt(watcher, 'accounts'),
    },
    { what: 'a report', words: ['De kaart is niet te lezen.'], mayRead: files },
  ]
}

const leadsTo: Readonly<Partial<Record<Watcher, string>>> = {
  nobody: '/sign-in',
  'with another link': '/sign-in',
  'at-code': '/sign-in/code',
  'at-phone': '/sign-in/phone',
  'at-new-password': '/sign-in/new-password',
  'at-profile': '/sign-in/profile',
}

/** Pages whose heading is the name of who reads, or of his company. */
const namesItsReader: ReadonlySet<string> = new Set(['/desk', '/portal'])

describe('every page', () => {
  it('is shown to who may see it by its own heading, and to nobody else', async () => {
    const wrong: string[] = []
    for (const page of pages.filter((each) => !isOpen(each))) {
      const seen = await answersTo(page)
      const own = seen.get(page.as)?.heading ?? ''
      const toStrangers = page.readersOfRoute.includes('nobody') ? seen.get('nobody')?.heading : undefined
      for (const [watcher, { status, heading, to }] of seen) {
        const said = `${page.name} to ${watcher}: ${String(status)} ${heading}${to}`
        const isShown = status === 200 && heading !== '' && (heading === own || namesItsReader.has(page.route))
        const isRefused = [403, 404].includes(status) || (status === 303 && to !== '') || (status === 200 && heading === toStrangers)
        if (maySee(page, watcher) ? !isShown : !isRefused || (own !== '' && heading === own)) wrong.push(said)
      }
    }
    expect(wrong).toEqual([])
  })

  it('leads who is not signed in to the sign-in, and who is half-way to his next step', async () => {
    const lost: string[] = []
    for (const page of pages.filter(({ route }) => /^\/(?:desk|account|portal)(?:$|\/(?!email))/.test(route))) {
      const seen = await answersTo(page)
      for (const [watcher, address] of Object.entries(leadsTo)) {
        const { status, to } = seen.get(watcher as Watcher) ?? { status: 0, to: '' }
        if (status !== 303 || to.replace(/\?back=.*/, '') !== `/fr${address}`)
          lost.push(`${page.name} to ${watcher}: ${String(status)} ${to}`)
      }
    }
    expect(lost).toEqual([])
  })

  it('holds no word of anything that its reader may not see, refusals and open pages too', async () => {
    const told: string[] = []
    const read = new Set<string>()
    for (const page of pages) {
      const path = page.path(world)
      for (const [watcher, { status, html, to }] of await answersTo(page)) {
        if (status >= 500) told.push(`${page.name} to ${watcher}: ${String(status)}`)
        for (const { what, words, mayRead } of records()) {
          // What stands in the address was told by who asks.
          const found = words.filter((word) => !path.includes(word) && (html.includes(word) || to.includes(word)))
          if (found.length > 0 && mayRead(watcher)) read.add(what)
          else if (found.length > 0) told.push(`${page.name} to ${watcher}: ${what}, ${found.join(', ')}`)
        }
      }
    }
    expect(told).toEqual([])
    // The words are those that stand on the pages, else not finding them would say nothing.
    expect(records().flatMap(({ what }) => (read.has(what) ? [] : [what]))).toEqual([])
  })

  it('of a record is none with an id that is nothing’s, or that of a record of another kind', async () => {
    const shown: string[] = []
    const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/
    const about = pages.filter((page) => !isOpen(page) && uuid.test(page.path(world)))
    for (const page of about) {
      for (const id of [
        newId(),
        company.id,
        page.route.includes('registrations') ? world.numberRequest.id : world.registration('sent').id,
      ]) {
        const watchersWhoMay = asking(page).filter((watcher) => maySee(page, watcher))
        for (const watcher of watchersWhoMay) {
          const { status } = await ask(page.path(world).replace(uuid, id), watcher)
          if (status !== 404 && status !== 303) shown.push(`${page.name} to ${watcher}: ${String(status)}`)
        }
      }
    }
    expect(about.length).toBeGreaterThan(20)
    expect(shown).toEqual([])
  })

  it('of the desk is in a part of it, and no part has a page that is gone', () => {
    expect(saidDeskRoutes.toSorted()).toEqual(
      [...new Set(pages.map(({ route }) => route))].filter((route) => route.startsWith('/desk')).toSorted(),
    )
  })
})
