import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as account from '#server/features/identity/my-account/account.contract.ts'
import { answerPasswordReset } from '#server/features/identity/recovery/answer-password-reset.command.ts'
import { findResetFacts } from '#server/features/identity/recovery/find-reset-facts.query.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { lookPasswordReset, requestPasswordReset, usePasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { codeOf, cookieOf, eventsOf, openWorld, signInFully, wrongCode, type World } from '#tests/features/identity/sign-in-world.ts'
import { personAccount, type PersonAccount } from '#tests/support/factories/person-accounts.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { guessAs, job, many, minute } from './guesses.ts'

/**
 * Row A2 of the attacks, at one account: password guessing, code guessing, code replay, a stolen or fixed session, a reset
 * link used again; each is braked, told and refused. The rules in all their cases stand in `tests/features/identity`; here
 * somebody attacks.
 */
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
