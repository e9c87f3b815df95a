import { afterAll, describe, expect, it } from 'vitest'
import { listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { codeOf, cookieOf, eventsOf, openWorld, signInFully, wrongCode } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

describe('signing in as staff', () => {
  it('takes password and code, in any spelling of the user name, and then opens the desk', async () => {
    const account = await staffAccount(house, { roles: ['validator', 'auditor'] })
    const browser = world.browser()
    const username = ` ${account.username.toUpperCase()} `
    expect(await browser.call(contract.signIn, { body: { username, password: account.password } })).toEqual({ next: 'otp' })
    expect(await browser.call(contract.getSession, {})).toMatchObject({ next: 'otp', roles: [], person: { name: account.name } })
    const code = await codeOf(house, account.totpSecret)
    expect(await browser.call(contract.verifyOtp, { body: { code: `${code.slice(0, 3)} ${code.slice(3)}` } })).toEqual({ next: 'done' })
    expect(await browser.call(contract.getSession, {})).toMatchObject({
      next: 'done',
      person: { id: account.id, name: account.name, language: 'nl' },
      roles: ['validator', 'auditor'],
      organisation: null,
    })
    expect(await browser.call(listDeskRegistrations, {})).toMatchObject({ items: [] })
    expect(await eventsOf(house, account.id)).toEqual(['account.signed-in'])
  })

  it('gives the cookie a new value at each step, and the old one opens nothing', async () => {
    const account = await staffAccount(house)
    const browser = world.browser()
    await browser.call(contract.signIn, { body: account })
    const planted = cookieOf(browser)
    const name = [...browser.cookies.keys()][0] ?? ''
    await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })
    expect(cookieOf(browser)).not.toBe(planted)
    const thief = world.browser()
    thief.cookies.set(name, planted ?? '')
    expect(await thief.send(contract.getSession, {})).toMatchObject({ status: 401, problem: { code: 'not-signed-in' } })
  })

  it('never raises a cookie that was there before, and ends the session it stood for', async () => {
    const [mine, theirs] = [await staffAccount(house), await staffAccount(house)]
    const attacker = world.browser()
    await attacker.call(contract.signIn, { body: theirs })
    const victim = world.browser()
    for (const [name, value] of attacker.cookies) victim.cookies.set(name, value)
    expect(await signInFully(house, victim, mine)).toBe('done')
    expect((await attacker.send(contract.getSession, {})).status).toBe(401)
  })

  it('tells who jumps over a step which one is open', async () => {
    const account = await staffAccount(house)
    const browser = world.browser()
    expect((await browser.send(listDeskRegistrations, {})).problem).toMatchObject({ status: 401, code: 'not-signed-in' })
    await browser.call(contract.signIn, { body: account })
    expect((await browser.send(listDeskRegistrations, {})).problem).toMatchObject({ status: 403, code: 'step-required', next: 'otp' })
    const jumps = [
      browser.send(contract.getOtpSetup, {}),
      browser.send(contract.confirmOtpSetup, { body: { code: '000000' } }),
      browser.send(contract.setNewPassword, { body: { password: 'een heel ander wachtwoord' } }),
    ]
    for (const jump of await Promise.all(jumps)) {
      expect(jump).toMatchObject({ status: 403, problem: { code: 'step-required', next: 'otp' } })
    }
    await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })
    const again = await browser.send(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret, 1) } })
    expect(again).toMatchObject({ status: 403, problem: { code: 'step-required', next: 'done' } })
  })

  it('signs out on the server too, and twice is no fault of the house', async () => {
    const account = await staffAccount(house)
    const browser = world.browser()
    await signInFully(house, browser, account)
    const cookies = [...browser.cookies]
    expect((await browser.send(contract.signOut, {})).status).toBe(204)
    expect(browser.cookies.size).toBe(0)
    const copy = world.browser()
    for (const [name, value] of cookies) copy.cookies.set(name, value)
    expect((await copy.send(contract.signOut, {})).status).toBe(401)
    expect(await eventsOf(house, account.id)).toEqual(['account.signed-in', 'account.signed-out'])
  })
})

describe('codes of the phone', () => {
  it('count once per account, in one browser and in two at the same time', async () => {
    const account = await staffAccount(house)
    const [one, other, third] = [world.browser(), world.browser(), world.browser()]
    for (const browser of [one, other, third]) await browser.call(contract.signIn, { body: account })
    const code = await codeOf(house, account.totpSecret)
    const both = await Promise.all([one, other].map((browser) => browser.send(contract.verifyOtp, { body: { code } })))
    expect(both.map((sent) => sent.status).sort()).toEqual([200, 401])
    expect((await third.send(contract.verifyOtp, { body: { code } })).problem.code).toBe('wrong-credentials')
    await world.wait(30_000)
    expect(await third.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })).toEqual({ next: 'done' })
  })

  it('are taken one step early and one late, not two, and not from another account', async () => {
    const [account, neighbour] = [await staffAccount(house), await staffAccount(house)]
    const browser = world.browser()
    await browser.call(contract.signIn, { body: account })
    const send = async (code: string) => (await browser.send(contract.verifyOtp, { body: { code } })).status
    expect(await send(await codeOf(house, neighbour.totpSecret))).toBe(401)
    expect(await send(await codeOf(house, account.totpSecret, -2))).toBe(401)
    expect(await send(await codeOf(house, account.totpSecret, 1))).toBe(200)
    const early = world.browser()
    await early.call(contract.signIn, { body: neighbour })
    expect((await early.send(contract.verifyOtp, { body: { code: await codeOf(house, neighbour.totpSecret, 2) } })).status).toBe(401)
    // A later step was used: the present one lies before it now.
    const again = world.browser()
    await again.call(contract.signIn, { body: account })
    expect((await again.send(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })).status).toBe(401)
  })

  it('that are no codes at all are wrong like others', async () => {
    const account = await staffAccount(house)
    const browser = world.browser()
    await browser.call(contract.signIn, { body: account })
    for (const code of ['12345', '1234567', 'abcdef', '１２３４５６', "' or 1=1 --", '      ', '٣٤٥٦٧٨']) {
      expect(await browser.send(contract.verifyOtp, { body: { code } })).toMatchObject({
        status: 401,
        problem: { code: 'wrong-credentials' },
      })
    }
  })

  it('are braked from the tenth wrong one, and signing in again buys no more', async () => {
    const account = await staffAccount(house)
    const code = await wrongCode(house, account.totpSecret)
    const browser = world.browser()
    for (let number = 1; number <= 9; number += 1) {
      await browser.call(contract.signIn, { body: account })
      expect((await browser.send(contract.verifyOtp, { body: { code } })).status).toBe(401)
    }
    await browser.call(contract.signIn, { body: account })
    const tenth = await browser.send(contract.verifyOtp, { body: { code } })
    expect(tenth).toMatchObject({ status: 429, problem: { code: 'too-many' } })
    await browser.call(contract.signIn, { body: account })
    const right = await browser.send(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(Number(tenth.headers.get('retry-after')))
    await world.wait(61_000)
    expect(await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })).toEqual({ next: 'done' })
    const rows =
      await house.sql`select 1 from events where subject_id = ${account.id} and name = 'account.sign-in-refused' and (payload->>'braked')::boolean`
    expect(rows).toHaveLength(1)
  })
})
