import { afterAll, describe, expect, it } from 'vitest'
import * as contract from '#server/features/identity/identity.contract.ts'
import { staffAccount, type StaffAccount } from '#tests/support/factories/staff.ts'
import type { Client } from '#tests/support/client.ts'
import { codeOf, openWorld } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

/** Somebody whose password was right, and whose phone is asked for a code. */
async function atTheCode(): Promise<{ browser: Client; account: StaffAccount; type(steps: number): Promise<unknown> }> {
  const account = await staffAccount(house)
  const browser = world.browser()
  await browser.call(contract.signIn, { body: account })
  return {
    browser,
    account,
    type: async (steps) =>
      (await browser.send(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret, steps) } })).problem,
  }
}
const refused = (fields?: unknown) => ({ status: 401, code: 'wrong-credentials', ...(fields !== undefined && { fields }) })
const at = (code: string, minutes: number) => [
  { path: 'code', code, message: expect.stringContaining(`${String(minutes)}\u00a0min`) as string },
]

describe('a phone whose clock is off (Manual FR §4.1, FAQ 12; S132)', () => {
  it('behind: is told so once, by how much; mended, its next code is good', async () => {
    const { type, browser, account } = await atTheCode()
    expect(await type(-4)).toMatchObject(refused(at('phone-clock-behind', 2)))
    const again = await type(-4)
    expect(again).toMatchObject(refused())
    expect(again).not.toHaveProperty('fields')
    expect(await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })).toEqual({ next: 'done' })
  })

  it('ahead: that code and all before it are used up, also once their time has come', async () => {
    const { type, browser, account } = await atTheCode()
    const seen = await codeOf(house, account.totpSecret, 6)
    expect(await type(6)).toMatchObject(refused(at('phone-clock-ahead', 3)))
    expect(await type(0)).not.toHaveProperty('fields')
    await world.wait(180_000)
    const replayed = await browser.send(contract.verifyOtp, { body: { code: seen } })
    expect(replayed.problem).toMatchObject(refused())
    expect(await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret, 1) } })).toEqual({ next: 'done' })
  })

  it('by more than ten minutes, and by chance, is a wrong code like another', async () => {
    const { type } = await atTheCode()
    expect(await type(-20)).toMatchObject(refused(at('phone-clock-behind', 10)))
    for (const steps of [-22, 23]) expect(await type(steps)).not.toHaveProperty('fields')
  })

  it('counts as a failure each time, told or not', async () => {
    const { type } = await atTheCode()
    for (let steps = -19; steps < -10; steps += 1)
      expect(await type(steps)).toMatchObject(refused(at('phone-clock-behind', Math.round(-steps / 2))))
    expect(await type(-10)).toMatchObject({ status: 429, code: 'too-many' })
  })
})
