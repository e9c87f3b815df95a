import { afterAll, describe, expect, it } from 'vitest'
import { listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { codeOf, eventsOf, openWorld, signInFully } from './sign-in-world.ts'

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
})
