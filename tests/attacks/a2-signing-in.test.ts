import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as account from '#server/features/identity/my-account/account.contract.ts'
import { answerPasswordReset } from '#server/features/identity/recovery/answer-password-reset.command.ts'
import { findResetFacts } from '#server/features/identity/recovery/find-reset-facts.query.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { lookPasswordReset, requestPasswordReset, usePasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import { blockStaff } from '#server/features/identity/staff/staff.contract.ts'
import { listDeskRegistrations, startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { routes } from '#server/features/routes.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import { connect, watch } from '#tests/features/live/live-world.ts'
import { codeOf, cookieOf, eventsOf, openWorld, signInFully, wrongCode, type World } from '#tests/features/identity/sign-in-world.ts'
import { client, type Client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { personAccount, type PersonAccount } from '#tests/support/factories/person-accounts.ts'
import { completeRegistration } from '#tests/support/factories/registrations.ts'
import { staffAccount, type StaffAccount } from '#tests/support/factories/staff.ts'
import { mailbox, type Mailbox } from '#tests/support/mailbox.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'
import { apart, measure } from './medians.ts'
import { postRaw, withoutIds } from './raw-request.ts'

/**
 * Row A2 of the attacks: password guessing, stuffing, code guessing, code replay, a stolen or fixed session, a reset link
 * used again; each is braked, told and refused, and known and unknown are answered alike, in the same time. The rules in
 * all their cases stand in `tests/features/identity`; here somebody attacks.
 */

const many = { signInsPerMinutePerAddress: 100_000, passwordResetsPerMinutePerAddress: 100_000, requestsPerMinutePerAddress: 1_000_000 }
const minute = 60_000
const job = systemActor('a-test')

const wrongPassword = 'niet het goede woord'
const guessAs = (browser: Client, username: string, password = wrongPassword) =>
  browser.send(contract.signIn, { body: { username, password } })

describe('somebody without a session', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(many)
  })
  afterAll(() => world.close())

  const guess = (username: string, password?: string) => guessAs(world.browser(), username, password)
  const refusalsOf = (accountId: string, step: 'password' | 'otp') => world.house.sql<{ braked: boolean }[]>`
    select (payload->>'braked')::boolean as braked from events
    where subject_id = ${accountId} and name = 'account.sign-in-refused' and payload->>'step' = ${step} order by seq`

  it('who guesses passwords is braked from the tenth on, cannot go on with the right one, and every try stands in the trail', async () => {
    const victim = await staffAccount(world.house)
    const statuses: number[] = []
    for (let number = 1; number <= 12; number += 1) statuses.push((await guess(victim.username)).status)
    expect(statuses).toEqual([...Array<number>(9).fill(401), 429, 429, 429])
    const braked = await guess(victim.username, victim.password)
    expect(braked).toMatchObject({ status: 429, problem: { code: 'too-many' } })
    expect(Number(braked.headers.get('retry-after'))).toBeGreaterThan(60)
    expect(braked.headers.getSetCookie()).toEqual([])
    expect((await refusalsOf(victim.id, 'password')).map((row) => row.braked).slice(0, 10)).toEqual([
      ...Array<boolean>(9).fill(false),
      true,
    ])
    // The owner reads of it once he is in again.
    await world.wait(5 * minute)
    const owner = world.browser()
    expect(await signInFully(world.house, owner, victim)).toBe('done')
    const { items } = await owner.call(account.listSignIns, { query: {} })
    expect(items.filter(({ result }) => result === 'wrong-password').length).toBeGreaterThanOrEqual(10)
  })

  it('who guesses fifty at once is looked at nine times and no more', async () => {
    const { username } = await staffAccount(world.house)
    const all = await Promise.all(Array.from({ length: 50 }, () => guess(username)))
    expect(all.filter(({ status }) => status === 401)).toHaveLength(9)
    expect(all.filter(({ status }) => status === 429)).toHaveLength(41)
  })

  it('who knows the password and guesses codes is braked from the tenth on, and signing in anew buys no more', async () => {
    const { house } = world
    const victim = await staffAccount(house)
    const code = await wrongCode(house, victim.totpSecret)
    const browser = world.browser()
    const statuses: number[] = []
    for (let number = 1; number <= 10; number += 1) {
      await browser.call(contract.signIn, { body: victim })
      statuses.push((await browser.send(contract.verifyOtp, { body: { code } })).status)
    }
    expect(statuses).toEqual([...Array<number>(9).fill(401), 429])
    await browser.call(contract.signIn, { body: victim })
    const right = await browser.send(contract.verifyOtp, { body: { code: await codeOf(house, victim.totpSecret) } })
    expect(right).toMatchObject({ status: 429, problem: { code: 'too-many' } })
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(15)
    expect((await refusalsOf(victim.id, 'otp')).filter((row) => row.braked)).toHaveLength(1)
    await world.wait(minute)
    expect(await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, victim.totpSecret) } })).toEqual({ next: 'done' })
  })

  it('who saw a code cannot use it again, not at the same moment either, and a recovery code works once', async () => {
    const { house } = world
    const victim = await staffAccount(house)
    const [one, other, third] = [world.browser(), world.browser(), world.browser()]
    for (const browser of [one, other, third]) await browser.call(contract.signIn, { body: victim })
    const code = await codeOf(house, victim.totpSecret)
    const both = await Promise.all([one, other].map((browser) => browser.send(contract.verifyOtp, { body: { code } })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
    expect((await third.send(contract.verifyOtp, { body: { code } })).problem.code).toBe('wrong-credentials')

    const winner = both[0]?.status === 200 ? one : other
    const { recoveryCodes } = await winner.call(account.renewRecoveryCodes, { body: { password: victim.password } })
    const spare = recoveryCodes[0] ?? ''
    const again = world.browser()
    await again.call(contract.signIn, { body: victim })
    const recovered = await Promise.all([third, again].map((browser) => browser.send(contract.verifyOtp, { body: { code: spare } })))
    expect(recovered.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })

  it('who has a code or a recovery code of another account gets nowhere with it', async () => {
    const { house } = world
    const [victim, own] = [await staffAccount(house), await staffAccount(house)]
    const mine = world.browser()
    await signInFully(house, mine, own)
    const { recoveryCodes } = await mine.call(account.renewRecoveryCodes, { body: { password: own.password } })
    await world.wait(minute)
    const browser = world.browser()
    await browser.call(contract.signIn, { body: victim })
    for (const code of [await codeOf(house, own.totpSecret), recoveryCodes[0] ?? ''])
      expect(await browser.send(contract.verifyOtp, { body: { code } })).toMatchObject({
        status: 401,
        problem: { code: 'wrong-credentials' },
      })
    // Nothing of it was used up by trying it elsewhere.
    const later = world.browser()
    await later.call(contract.signIn, { body: own })
    expect(await later.call(contract.verifyOtp, { body: { code: recoveryCodes[0] ?? '' } })).toEqual({ next: 'done' })
  })

  it('who planted a cookie is never raised with it: each step gives a new one, and the planted session ends', async () => {
    const { house } = world
    const [victim, own] = [await staffAccount(house), await staffAccount(house)]
    const name = cookieNames(house.config).session
    const attacker = world.browser()
    await attacker.call(contract.signIn, { body: own })
    const planted = cookieOf(attacker) ?? ''

    const browser = world.browser()
    browser.cookies.set(name, planted)
    const seen = [planted]
    await browser.call(contract.signIn, { body: victim })
    seen.push(cookieOf(browser) ?? '')
    await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, victim.totpSecret) } })
    seen.push(cookieOf(browser) ?? '')
    expect(new Set(seen).size).toBe(3)
    // Neither the planted one nor the one of the step before opens anything, and a value nobody gave out is not taken up.
    for (const token of [planted, seen[1] ?? '', 'a'.repeat(43)]) {
      const thief = world.browser()
      thief.cookies.set(name, token)
      expect(await thief.send(contract.getSession, {})).toMatchObject({ status: 401, problem: { code: 'not-signed-in' } })
    }
    const fresh = world.browser()
    fresh.cookies.set(name, 'a'.repeat(43))
    await fresh.call(contract.signIn, { body: own })
    expect(cookieOf(fresh)).not.toBe('a'.repeat(43))
  })

  it('who finds a reset link after it was used, after a newer one or after five minutes gets nothing, and it stands in the trail', async () => {
    const { house } = world
    const victim = await personAccount(house)
    const used = await linkFor(victim)
    const both = await Promise.all([1, 2].map(() => world.browser().send(usePasswordReset, { params: { token: used } })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410])
    expect(both.find(({ status }) => status === 410)).toMatchObject({ problem: { code: 'link-used' } })
    await world.wait(2 * minute)
    const superseded = await linkFor(victim)
    await world.wait(2 * minute)
    const latest = await linkFor(victim)
    for (const [token, code] of [
      [used, 'link-used'],
      [superseded, 'link-expired'],
    ] as const) {
      for (const call of [lookPasswordReset, usePasswordReset])
        expect(await world.browser().send(call, { params: { token } })).toMatchObject({ status: 410, problem: { code } })
    }
    await world.wait(5 * minute)
    const late = await world.browser().send(usePasswordReset, { params: { token: latest } })
    expect(late).toMatchObject({ status: 410, problem: { code: 'link-expired' } })
    expect(late.headers.getSetCookie()).toEqual([])
    const names = await eventsOf(house, victim.id)
    expect(names.filter((name) => name === 'account.reset-link-used')).toHaveLength(1)
    // Password and phone of before were never touched.
    const owner = world.browser()
    await owner.call(contract.signIn, { body: victim })
    expect(await owner.call(contract.verifyOtp, { body: { code: await codeOf(house, victim.totpSecret) } })).toEqual({ next: 'profile' })
  })

  async function linkFor({ email }: PersonAccount): Promise<string> {
    await world.browser().call(requestPasswordReset, { body: { email } })
    const [request] = await world.house.sql<{ id: string }[]>`select id from reset_requests order by id desc limit 1`
    const requestId = request?.id ?? ''
    await answerPasswordReset(world.house, job, { requestId })
    const facts = await findResetFacts(world.house, job, requestId)
    const line = facts?.lines[0]
    if (line?.answer !== 'link') throw new Error('No link was made')
    return line.token
  }
})

describe('somebody who goes through many accounts', () => {
  let working: WorkingHouse
  let server: RunningServer
  let mails: Mailbox
  beforeAll(async () => {
    working = await openWorkingHouse({ change: (config) => ({ ...config, limits: { ...config.limits, ...many } }) })
    server = await startServer({ house: working.house })
    mails = mailbox(working.simulators.url)
  })
  afterAll(async () => {
    await server.close(0)
    await working.close()
  })

  it('with one password, or from one network, is told of: an event, a card at the desk, a mail to each administrator', async () => {
    const { house } = working
    const administrators = [
      await staffAccount(house, { roles: ['administrator'] }),
      await staffAccount(house, { roles: ['administrator'] }),
    ]
    const colleague = await staffAccount(house)
    const victims = await Promise.all(Array.from({ length: 25 }, () => staffAccount(house)))
    // Half of the names exist and half do not: what is told must not depend on it.
    const names = [...victims.map(({ username }) => username), ...Array.from({ length: 26 }, (_, n) => `nobody-${String(n)}`)]
    const statuses = await Promise.all(names.map(async (name) => (await guessAs(client(server.url), name, 'Welkom in 2026!')).status))
    expect(new Set(statuses)).toEqual(new Set([401]))
    const told = await house.sql<{ kind: string; text: string }[]>`
      select payload->>'kind' as kind, subject_id || payload::text as text from events where name = 'sign-ins.guessed'`
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['network', 'password'])
    for (const { text } of told) expect(text).not.toMatch(/Welkom|nobody|127\.0/)
    for (const { email } of administrators) await mails.waitFor({ to: email, count: 2 })
    await eventually(async () => (await house.sql`select 1 from desk_cards where kind::text = 'sign-ins-guessed'`).length === 2)
    expect(await mails.read(colleague.email)).toEqual([])
    // Nobody is shut out by it: the owner of one of the accounts still comes in.
    const [victim] = victims as [StaffAccount]
    expect(await signInFully(house, client(server.url), victim)).toBe('done')
  })

  describe('a stolen cookie', () => {
    /** What a thief still can do with a copy: read by the API, act, open a socket and follow the desk. */
    async function doorsOpenTo(cookie: string): Promise<string[]> {
      const thief = client(server.url)
      thief.cookies.set(cookieNames(working.house.config).session, cookie)
      const socket = await connect(server.url, { cookie: `${cookieNames(working.house.config).session}=${cookie}` })
      const open = {
        read: (await thief.send(listDeskRegistrations, {})).status === 200,
        session: (await thief.send(contract.getSession, {})).status === 200,
        extend: (await thief.send(account.extendSession, {})).status === 200,
        socket: (await watch(socket, 'desk', 'registrations')).ok,
      }
      socket.socket.disconnect()
      return Object.entries(open).flatMap(([door, isOpen]) => (isOpen ? [door] : []))
    }

    const ways: [string, (owner: Client, victim: StaffAccount) => Promise<unknown>][] = [
      ['after the owner has signed out', (owner) => owner.call(contract.signOut, {})],
      [
        'after the owner has ended it elsewhere',
        async (_owner, victim) => {
          const elsewhere = client(server.url)
          await signInAgain(elsewhere, victim)
          await elsewhere.call(account.endOtherSessions, {})
        },
      ],
      [
        'after the owner has changed his password elsewhere',
        async (_owner, victim) => {
          const elsewhere = client(server.url)
          await signInAgain(elsewhere, victim)
          const body = { current: victim.password, password: 'drie natte walvissen op zolder' }
          await elsewhere.call(account.changeOwnPassword, { body })
        },
      ],
      [
        'after an administrator has blocked the account',
        async (_owner, victim) => {
          const administrator = client(server.url)
          await signInFully(working.house, administrator, await staffAccount(working.house, { roles: ['administrator'] }))
          await administrator.call(blockStaff, { params: { id: victim.id }, body: { reason: 'lost-device' } })
        },
      ],
    ]

    /** A second sign-in within one time step of the phone: by a recovery code. */
    async function signInAgain(browser: Client, victim: StaffAccount): Promise<void> {
      await browser.call(contract.signIn, { body: victim })
      await browser.call(contract.verifyOtp, { body: { code: spare.get(victim.id) ?? '' } })
    }
    const spare = new Map<string, string>()

    it.each(ways)('opens nothing %s, and its open sockets end', async (_when, end) => {
      const { house } = working
      const victim = await staffAccount(house)
      const owner = client(server.url)
      await signInFully(house, owner, victim)
      const { recoveryCodes } = await owner.call(account.renewRecoveryCodes, { body: { password: victim.password } })
      spare.set(victim.id, recoveryCodes[0] ?? '')
      const stolen = cookieOf(owner) ?? ''
      expect(await doorsOpenTo(stolen)).toEqual(['read', 'session', 'extend', 'socket'])
      const socket = await connect(server.url, { cookie: `${cookieNames(house.config).session}=${stolen}` })
      await watch(socket, 'desk', 'registrations')

      await end(owner, victim)
      expect(await doorsOpenTo(stolen)).toEqual([])
      await eventually(() => socket.ends.includes('io server disconnect'), { withinMs: 5_000 })
    })
  })
})

describe('known and unknown', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(many)
  })
  afterAll(() => world.close())

  const at = (path: string) => `${world.server.url}/api/v1${path}`
  const tries = 200

  it('names are answered with the same bytes: somebody, nobody, blocked, invited, lapsed, a number, braked', async () => {
    const { house } = world
    const blocked = await staffAccount(house)
    await house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    const invited = await staffAccount(house)
    await house.sql`update accounts set password_hash = null where id = ${invited.id}`
    const lapsed = await personAccount(house, { password: 'temporary' })
    await house.sql`update accounts set password_expires_at = now() - interval '1 hour' where id = ${lapsed.id}`
    const known = await staffAccount(house)
    const asked: { username: string; password: string }[] = [
      { username: known.username, password: wrongPassword },
      { username: 'not.there', password: wrongPassword },
      { username: invited.username, password: wrongPassword },
      { username: '79.48.02-082.10', password: wrongPassword },
      // With the right password, which must help as little as a wrong one.
      { username: blocked.username, password: blocked.password },
      { username: lapsed.username, password: lapsed.password },
    ]
    const answers = []
    for (const body of asked) answers.push(await postRaw(at('/session'), body))
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 401))
    expect(new Set(answers.map(withoutIds))).toHaveLength(1)
    // At the brake too.
    const braked = []
    for (const username of [known.username, 'not.there']) {
      let last = answers[0]
      for (let number = 2; number <= 10; number += 1) last = await postRaw(at('/session'), { username, password: wrongPassword })
      if (last) braked.push(last)
    }
    expect(braked.map(({ status }) => status)).toEqual([429, 429])
    expect(new Set(braked.map(withoutIds))).toHaveLength(1)
  })

  it('addresses that ask for a new password are answered with the same bytes: somebody, nobody, blocked, staff, asked again', async () => {
    const { house } = world
    const known = await personAccount(house)
    const blocked = await personAccount(house)
    await house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    const staff = await staffAccount(house)
    const answers = []
    for (const email of [known.email, 'nobody@nowhere.example', blocked.email, staff.email, known.email, 'nobody@nowhere.example'])
      answers.push(await postRaw(at('/password-reset'), { email }))
    expect(answers[0]?.status).toBe(202)
    expect(new Set(answers.map(withoutIds))).toHaveLength(1)
  })

  it('registrations that somebody wants to go on with are answered with the same bytes', async () => {
    const { reference } = await completeRegistration(world.house)
    const answers = []
    for (const body of [
      { reference, email: 'luisa@ortopedia.example' },
      { reference, email: 'nobody@nowhere.example' },
      { reference: 'R-2026-99999', email: 'luisa@ortopedia.example' },
    ])
      answers.push(await postRaw(at('/resume-links'), body))
    expect(answers[0]?.status).toBe(202)
    expect(new Set(answers.map(withoutIds))).toHaveLength(1)
  })

  // Four hundred slow comparisons of a password, one after the other: on a busy machine that is minutes.
  const patience = 240_000

  it(`names take the same time to refuse: medians of ${String(tries)} tries`, { timeout: patience }, async () => {
    // Nine tries each, so that none is braked, and fewer than fifty names, so that nothing is told meanwhile.
    const perName = 9
    const count = Math.ceil(tries / perName)
    const known = await Promise.all(Array.from({ length: count }, () => staffAccount(world.house)))
    const refused = async (username: string) => {
      const { status } = await postRaw(at('/session'), { username, password: wrongPassword })
      if (status !== 401) throw new Error(`${username} was answered ${String(status)}`)
    }
    const medians = await measure(
      {
        known: (number) => refused(known[Math.floor(number / perName)]?.username ?? ''),
        unknown: (number) => refused(`no-body${String(Math.floor(number / perName)).padStart(2, '0')}-abcdef`),
      },
      tries,
    )
    expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
  })

  it(
    'names take the same time to brake, where the owner of a known one is told and nobody of another: medians of 80 tries',
    {
      timeout: patience,
    },
    async () => {
      // Braked from the first try on: ten for each name would be most of the test.
      const braking = await openWorld({ ...many, wrongSecretsBeforeBrake: 0 })
      try {
        const known = await Promise.all(Array.from({ length: 80 }, () => staffAccount(braking.house)))
        const braked = async (username: string) => {
          const { status } = await postRaw(`${braking.server.url}/api/v1/session`, { username, password: wrongPassword })
          if (status !== 429) throw new Error(`${username} was answered ${String(status)}`)
        }
        const medians = await measure(
          {
            known: (number) => braked(known[number]?.username ?? ''),
            unknown: (number) => braked(`no-body${String(number).padStart(2, '0')}-abcdef`),
          },
          known.length,
        )
        expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
      } finally {
        await braking.close()
      }
    },
  )

  it(`addresses take the same time to ask for a new password: medians of ${String(tries)} tries`, { timeout: patience }, async () => {
    const known = await Promise.all(Array.from({ length: tries }, () => personAccount(world.house)))
    const ask = async (email: string) => {
      const { status } = await postRaw(at('/password-reset'), { email })
      if (status !== 202) throw new Error(`${email} was answered ${String(status)}`)
    }
    for (let number = 0; number < 10; number += 1) await ask(`warm-${String(number)}@company.example`)
    const medians = await measure(
      {
        known: (number) => ask(known[number]?.email ?? ''),
        unknown: (number) => ask(`person-${String(number).padStart(10, '0')}@company.example`),
      },
      tries,
    )
    expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
  })

  it(`registrations take the same time to ask a link for: medians of ${String(tries)} tries`, { timeout: patience }, async () => {
    const { reference } = await completeRegistration(world.house)
    const ask = async (email: string) => {
      const { status } = await postRaw(at('/resume-links'), { reference, email })
      if (status !== 202) throw new Error(`${email} was answered ${String(status)}`)
    }
    const medians = await measure(
      { known: () => ask('luisa@ortopedia.example'), unknown: (number) => ask(`nobody-${String(number)}@ortopedia.example`) },
      tries,
      // It waits rather than works: side by side it is quick.
      40,
    )
    expect(apart(medians), JSON.stringify(medians)).toBeLessThanOrEqual(0.2)
  })

  it('doors are all of them: a new one that takes a name, a number or an address without a session has to be added here', () => {
    const measured = ['askResumeLink', 'requestPasswordReset', 'signIn']
    /** Takes one for another reason, and looks nobody up by it. */
    const looksNobodyUp: Readonly<Record<string, string>> = {
      askForHelp: 'what is kept as it was typed; a job finds out later whose it is',
      requestEnterpriseNumber: 'an address to answer to',
      sendAccessibilityFeedback: 'an address to answer to',
      [startRegistration.name]: 'the number of a company, which is public',
    }
    const names = /^(?:email|username|niss|name|login|address|contact|reference|phone|vatNumber|numbers?)$/i
    const taking = routes
      .map(({ contract: each }) => each)
      .filter(({ gate, method, bodyType }) => gate === 'anyone' && method !== 'GET' && bodyType === 'json')
      .filter(({ body }) => Object.keys((body as { shape?: object }).shape ?? {}).some((key) => names.test(key)))
      .map(({ name }) => name)
    expect(taking.filter((name) => !(name in looksNobodyUp)).toSorted()).toEqual(measured)
  })
})
