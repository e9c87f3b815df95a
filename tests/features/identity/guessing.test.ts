import { afterAll, describe, expect, it } from 'vitest'
import * as contract from '#server/features/identity/identity.contract.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { codeOf, openWorld } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const guess = (username: string, password = 'niet het goede woord') =>
  world.browser().send(contract.signIn, { body: { username, password } })

describe('guessing passwords', () => {
  it.each(['known', 'unknown', 'NISS'])('of a %s name: nine times 401, from the tenth 429 with a growing Retry-After', async (kind) => {
    const username = kind === 'known' ? (await staffAccount(house)).username : kind === 'NISS' ? '794802 082 10' : 'nobody.at.all'
    for (let number = 1; number <= 9; number += 1) {
      expect(await guess(username)).toMatchObject({ status: 401, problem: { code: 'wrong-credentials' } })
    }
    const pauses: number[] = []
    for (let number = 10; number <= 13; number += 1) {
      const refused = await guess(username)
      expect(refused).toMatchObject({ status: 429, problem: { code: 'too-many' } })
      pauses.push(Number(refused.headers.get('retry-after')))
    }
    expect(pauses).toEqual([15, 30, 60, 120])
  })

  it('counts a name in any spelling as one, and each name by itself', async () => {
    const { username } = await staffAccount(house)
    for (let number = 1; number <= 9; number += 1) await guess(number % 2 ? username : `  ${username.toUpperCase()}`)
    expect((await guess(username)).status).toBe(429)
    expect((await guess(`${username}x`)).status).toBe(401)
    for (const spelling of ['79280200148', '792802.001-48', '792802 001 48']) for (let n = 0; n < 3; n += 1) await guess(spelling)
    expect((await guess('7928 0200 148')).status).toBe(429)
  })

  it('lets the right password in while it is not braked, not while it is, and again after the pause', async () => {
    const account = await staffAccount(house)
    const { username, password } = account
    for (let number = 1; number <= 9; number += 1) await guess(username)
    expect((await guess(username, password)).status).toBe(200)
    // What was wrong before goes on counting at the step of the code.
    const browser = world.browser()
    await browser.call(contract.signIn, { body: { username, password } })
    expect((await browser.send(contract.verifyOtp, { body: { code: 'no' } })).status).toBe(429)

    const braked = await staffAccount(house)
    for (let number = 1; number <= 10; number += 1) await guess(braked.username)
    expect((await guess(braked.username, braked.password)).status).toBe(429)
    await world.wait(31_000)
    expect((await guess(braked.username, braked.password)).status).toBe(200)
  })

  it('forgets the count when all was proven, and after a day', async () => {
    const account = await staffAccount(house)
    for (let number = 1; number <= 8; number += 1) await guess(account.username)
    const browser = world.browser()
    await browser.call(contract.signIn, { body: account })
    await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })
    for (let number = 1; number <= 9; number += 1) expect((await guess(account.username)).status).toBe(401)
    expect((await guess(account.username)).status).toBe(429)
    await world.wait(25 * 3_600_000)
    for (let number = 1; number <= 9; number += 1) expect((await guess(account.username)).status).toBe(401)
    expect((await guess(account.username)).status).toBe(429)
  })

  it('keeps no typed name and no password anywhere', async () => {
    await guess('79.48.02-082.10', 'mijn-geheim-in-het-verkeerde-vak')
    const [row] = await house.sql<{ found: number }[]>`
      select count(*)::int as found from (
        select payload::text || changes::text as text from events union all select encode(name_hash, 'escape') from sign_in_failures
      ) as kept where text like '%79480208210%' or text like '%794802%' or text like '%geheim%'`
    expect(row?.found).toBe(0)
  })
})
