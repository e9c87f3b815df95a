import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import * as contract from '#server/features/identity/issuers/csam.contract.ts'
import { nissIndex, sealNiss } from '#server/features/identity/identity-keys.ts'
import { getSession } from '#server/features/identity/identity.contract.ts'
import { eventsOf } from './sign-in-world.ts'
import { belgian, comeBack, csamRefusalsOf, freshNumber, openCsamWorld, tryCsam } from './csam-world.ts'

const world = await openCsamWorld()
const { house, simulators } = world
afterEach(() => simulators.heal())
afterAll(() => world.close())

const nobody = '00000000-0000-0000-0000-000000000000'
const lastRefusal = async () => (await csamRefusalsOf(house)).at(-1)

describe('signing in by CSAM', () => {
  it.each([
    ['eid', 'eid'],
    ['itsme', 'itsme'],
  ] as const)('with %s lets a Belgian of a foreign company in, without password or code', async (acr, way) => {
    const person = await belgian(house)
    const tried = await tryCsam(world, person.number, { acr, way })
    expect(await comeBack(tried)).toEqual({ next: 'profile', refused: null, acr, language: 'fr', back: '/fr/help' })
    expect(await tried.browser.call(getSession, {})).toMatchObject({ next: 'profile', person: { id: person.personId } })
    expect(await eventsOf(house, person.accountId)).toContain('account.signed-in')
    const [session] = await house.sql<{ method: string }[]>`
      select auth_method as method from sessions where account_id = ${person.accountId} and ended_at is null`
    expect(session?.method).toBe(way)
  })

  it('takes the card where the app was asked for, and not the app where the card was', async () => {
    const person = await belgian(house)
    expect(await comeBack(await tryCsam(world, person.number, { acr: 'itsme', way: 'eid' }))).toMatchObject({ next: 'profile' })
    expect(await comeBack(await tryCsam(world, person.number, { acr: 'eid', way: 'itsme' }))).toMatchObject({ refused: 'too-weak' })
    expect(await lastRefusal()).toEqual({ subject: person.accountId, why: 'too-weak' })
  })

  it('finds who was known by a BIS number before, by either number', async () => {
    const { keys } = house.config
    const person = await belgian(house, freshNumber('bis'))
    await house.sql`update person_numbers set replaced_at = now() where person_id = ${person.personId}`
    const present = freshNumber()
    await house.sql`
      insert into person_numbers (id, person_id, niss_sealed, niss_index, register, issued_at)
      values (${newId()}, ${person.personId}, ${sealNiss(keys, person.personId, present)}, ${nissIndex(keys, present)}, 'national', now())`
    for (const number of [present, person.number]) {
      const tried = await tryCsam(world, number)
      expect(await comeBack(tried)).toMatchObject({ next: 'profile' })
      expect(await tried.browser.call(getSession, {})).toMatchObject({ person: { id: person.personId } })
    }
  })

  it('ends the session the browser had, and never raises a planted one', async () => {
    const [first, second] = [await belgian(house), await belgian(house)]
    const { browser, ...tried } = await tryCsam(world, first.number)
    await comeBack({ browser, ...tried })
    const planted = world.browser()
    for (const [name, value] of browser.cookies) planted.cookies.set(name, value)
    await comeBack(await tryCsam(world, second.number, { browser }))
    expect((await planted.send(getSession, {})).status).toBe(401)
    expect(await browser.call(getSession, {})).toMatchObject({ person: { id: second.personId } })
  })

  it('asks CSAM for a proof key, a fresh login and the number, and says nothing of the person in the address', async () => {
    const { location } = await world.browser().call(contract.prepareCsam, { body: { acr: 'itsme', language: 'nl' } })
    const asked = Object.fromEntries(new URL(location).searchParams)
    expect(asked).toMatchObject({
      scope: 'openid profile egovnrn',
      acr_values: 'urn:be:fedict:iam:fas:Level450',
      code_challenge_method: 'S256',
      prompt: 'login',
      ui_locales: 'nl',
      redirect_uri: 'http://localhost:3000/sign-in/csam/callback',
    })
    const other = await world.browser().call(contract.prepareCsam, { body: { acr: 'itsme', language: 'nl' } })
    const secrets = ['state', 'nonce', 'code_challenge']
    for (const name of secrets) expect(new URL(other.location).searchParams.get(name)).not.toBe(asked[name])
  })
})

describe('who is not let in by CSAM', () => {
  it('is told that nobody here has his number, in the trail without it', async () => {
    const number = freshNumber()
    const tried = await tryCsam(world, number)
    expect(await comeBack(tried)).toMatchObject({ next: null, refused: 'unknown-person' })
    expect((await tried.browser.send(getSession, {})).status).toBe(401)
    expect(await lastRefusal()).toEqual({ subject: nobody, why: 'unknown-person' })
    const written = await house.sql`select 1 from events where payload::text like ${`%${number}%`}`
    expect(written).toEqual([])
  })

  it('is told when his account is blocked', async () => {
    const person = await belgian(house)
    await house.sql`update accounts set blocked_at = now() where id = ${person.accountId}`
    expect(await comeBack(await tryCsam(world, person.number))).toMatchObject({ refused: 'blocked' })
    expect(await lastRefusal()).toEqual({ subject: person.accountId, why: 'blocked' })
  })

  it.each(['resident-card', 'kids-id', 'cancelled', 'wrong-pin', 'card-blocked'] as const)('is told about %s', async (way) => {
    const person = await belgian(house)
    const tried = await tryCsam(world, person.number, { way })
    expect(await comeBack(tried)).toEqual({ next: null, refused: way, acr: 'eid', language: 'fr', back: '/fr/help' })
    expect((await tried.browser.send(getSession, {})).status).toBe(401)
    expect((await lastRefusal())?.why).toBe(way)
  })

  it('cannot finish in another browser what was begun in one', async () => {
    const attacker = await belgian(house)
    const theirs = await tryCsam(world, attacker.number)
    const victim = world.browser()
    // The address alone, and the address with what the victim's own sign-in left behind.
    expect(await victim.call(contract.finishCsam, { body: { pending: null, query: theirs.query } })).toMatchObject({
      next: null,
      refused: 'expired',
      language: null,
    })
    const own = await victim.call(contract.prepareCsam, { body: { acr: 'eid', language: 'de' } })
    const slipped = { browser: victim, pending: own.pending, query: theirs.query }
    expect(await comeBack(slipped)).toMatchObject({ refused: 'expired', language: 'de' })
    expect(victim.cookies.size).toBe(0)
    expect(await comeBack(theirs)).toMatchObject({ next: 'profile' })
  })

  it('comes back twice and gets in once, also at the same time', async () => {
    const person = await belgian(house)
    const tried = await tryCsam(world, person.number)
    const both = await Promise.all([comeBack(tried), comeBack(tried), comeBack(tried)])
    expect(both.map(({ refused }) => refused ?? 'in').toSorted()).toEqual(['expired', 'expired', 'in'])
    expect(await comeBack(tried)).toMatchObject({ refused: 'expired' })
    const sessions = await house.sql`select 1 from sessions where account_id = ${person.accountId}`
    expect(sessions).toHaveLength(1)
  })

  it('with a code that was used gets no further, even where nobody here remembers it', async () => {
    const person = await belgian(house)
    const tried = await tryCsam(world, person.number)
    await comeBack(tried)
    const keys = await house.redis.keys(`${house.config.deployment}:login:*`)
    await house.redis.del(...keys)
    expect(await comeBack(tried)).toMatchObject({ refused: 'expired' })
  })

  it('brings back what was touched, cut off, or made of nothing', async () => {
    const person = await belgian(house)
    const tried = await tryCsam(world, person.number)
    const touched = tried.pending.slice(0, -4) + (tried.pending.endsWith('AAAA') ? 'BBBB' : 'AAAA')
    for (const pending of [touched, tried.pending.slice(0, 40), '', 'x', 'A'.repeat(6000)]) {
      expect(await comeBack({ ...tried, pending })).toMatchObject({ refused: 'expired' })
    }
    for (const query of ['', 'state=', 'code=1', `state=${'x'.repeat(43)}&code=1`, 'error=access_denied']) {
      expect(await comeBack({ ...tried, query })).toMatchObject({ refused: 'expired' })
    }
    const state = new URLSearchParams(tried.query).get('state') ?? ''
    expect(await comeBack({ ...tried, query: `state=${state}&code=guessed` })).toMatchObject({ next: null })
    expect((await tried.browser.send(getSession, {})).status).toBe(401)
  })

  it('is told when CSAM is away or slow while he comes back', async () => {
    const person = await belgian(house)
    for (const fault of [
      { mode: 'down', only: '/access_token' },
      { mode: 'error', code: '500', only: '/access_token' },
      { mode: 'error', code: 'HALF', only: '/userinfo' },
      { mode: 'error', code: 'HTML', only: '/access_token' },
      { mode: 'error', code: 'temporarily_unavailable', only: '/userinfo' },
      { mode: 'slow', delayMs: 20_000, only: '/access_token' },
    ] as const) {
      const tried = await tryCsam(world, person.number)
      await simulators.fault('csam', fault)
      expect(await comeBack(tried), JSON.stringify(fault)).toMatchObject({ refused: 'unavailable' })
      await simulators.heal()
    }
  })

  it('with another input than the door takes is told so', async () => {
    const browser = world.browser()
    const wrong = [{ acr: 'token', language: 'fr' }, { acr: 'eid', language: 'es' }, { acr: 'eid' }]
    for (const body of wrong) expect((await browser.send(contract.prepareCsam, { body: body as never })).status).toBe(422)
    expect((await browser.send(contract.finishCsam, { body: { pending: null, query: 'x'.repeat(6001) } })).status).toBe(422)
  })
})

describe('when CSAM is away from the beginning', () => {
  it('says so with the time to wait, and goes on as soon as it is back', async () => {
    const other = await openCsamWorld()
    try {
      await other.simulators.fault('csam', { mode: 'down' })
      const refused = await other.browser().send(contract.prepareCsam, { body: { acr: 'eid', language: 'fr' } })
      expect([refused.status, refused.problem.code]).toEqual([503, 'unavailable'])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      await other.simulators.heal()
      const begun = await other.browser().call(contract.prepareCsam, { body: { acr: 'eid', language: 'fr' } })
      expect(begun.location).toContain('/csam/authorize?')
    } finally {
      await other.close()
    }
  })
})
