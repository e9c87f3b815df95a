import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import type { System } from '#server/features/actor.ts'
import { admitPerson } from '#server/features/identity/persons/admit-person.command.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { issueTemporaryPassword } from '#server/features/identity/credentials/issue-temporary-password.command.ts'
import { formatNiss, nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { derivePassword } from '#server/platform/crypto/tokens.ts'
import { codeOf, openWorld } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const system: System = { kind: 'system', job: 'a test' }
const ownPassword = 'vier blauwe walvissen'
let counter = 0

/** A person of a company with a number and a temporary password, as the jobs leave one. */
async function newcomer() {
  counter += 2
  const nine = `794802${String(counter).padStart(3, '0')}`
  const niss = nine + nissCheckDigits(nine, 1900)
  const representative = { niss, firstName: 'Aline', lastName: 'Macron' }
  const { personId } = await admitPerson(house, system, {
    registrationId: null,
    companyId: newId(),
    language: 'fr',
    email: 'aline@macron.example',
    representative,
  })
  const issueId = newId()
  await issueTemporaryPassword(house, system, { personId, registrationId: null, issueId })
  return { personId, niss, issueId, ...derivePassword(house.config.keys.credential, issueId) }
}

describe('the first sign-in of a person (Manual FR §4.1)', () => {
  it('goes by NISS and temporary password, phone, new password, to the choice of profile', async () => {
    const { personId, niss, password } = await newcomer()
    const browser = world.browser()
    expect(await browser.call(contract.signIn, { body: { username: formatNiss(niss), password } })).toEqual({ next: 'otp-setup' })
    expect(await browser.call(contract.getSession, {})).toMatchObject({
      next: 'otp-setup',
      person: { id: personId, name: 'Aline Macron', language: 'fr' },
    })
    expect((await browser.send(contract.setNewPassword, { body: { password: ownPassword } })).problem).toMatchObject({
      code: 'step-required',
      next: 'otp-setup',
    })
    const { secret } = await browser.call(contract.getOtpSetup, {})
    expect(await browser.call(contract.confirmOtpSetup, { body: { code: await codeOf(house, secret) } })).toMatchObject({
      next: 'new-password',
    })
    expect((await browser.send(contract.setNewPassword, { body: { password } })).problem).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'password', code: 'password-as-before' }],
    })
    expect(await browser.call(contract.setNewPassword, { body: { password: ownPassword } })).toEqual({ next: 'profile' })

    // The temporary one has served; the number in any spelling and the user name both lead on.
    const again = world.browser()
    expect((await again.send(contract.signIn, { body: { username: niss, password } })).status).toBe(401)
    const [account] = await house.sql<{ username: string }[]>`select username from accounts where person_id = ${personId}`
    for (const username of [niss, formatNiss(niss), account?.username ?? '']) {
      expect(await again.call(contract.signIn, { body: { username, password: ownPassword } })).toEqual({ next: 'otp' })
    }
    await world.wait(60_000)
    expect(await again.call(contract.verifyOtp, { body: { code: await codeOf(house, secret) } })).toEqual({ next: 'profile' })
  })

  it('may be begun again as long as the new password is not set', async () => {
    const { niss, password } = await newcomer()
    const first = world.browser()
    await first.call(contract.signIn, { body: { username: niss, password } })
    const { secret } = await first.call(contract.getOtpSetup, {})
    await first.call(contract.confirmOtpSetup, { body: { code: await codeOf(house, secret) } })
    const second = world.browser()
    expect(await second.call(contract.signIn, { body: { username: niss, password } })).toEqual({ next: 'otp' })
    await world.wait(60_000)
    expect(await second.call(contract.verifyOtp, { body: { code: await codeOf(house, secret) } })).toEqual({ next: 'new-password' })
    expect(await second.call(contract.setNewPassword, { body: { password: ownPassword } })).toEqual({ next: 'profile' })
    // The other browser was opened with the mailed password.
    expect((await first.send(contract.getSession, {})).status).toBe(401)
  })

  it('set by two at once has one winner', async () => {
    const { niss, password } = await newcomer()
    const browser = world.browser()
    await browser.call(contract.signIn, { body: { username: niss, password } })
    const { secret } = await browser.call(contract.getOtpSetup, {})
    await browser.call(contract.confirmOtpSetup, { body: { code: await codeOf(house, secret) } })
    const cookies = [...browser.cookies]
    const twins = [ownPassword, 'drie gele giraffen'].map((chosen) => {
      const twin = world.browser()
      for (const [name, value] of cookies) twin.cookies.set(name, value)
      return twin.send(contract.setNewPassword, { body: { password: chosen } })
    })
    expect((await Promise.all(twins)).map((sent) => sent.status).sort()).toEqual([200, 401])
  })

  it('is never prepared anew for who has a password of his own', async () => {
    const { personId, niss, password } = await newcomer()
    const browser = world.browser()
    await browser.call(contract.signIn, { body: { username: niss, password } })
    const { secret } = await browser.call(contract.getOtpSetup, {})
    await browser.call(contract.confirmOtpSetup, { body: { code: await codeOf(house, secret) } })
    await browser.call(contract.setNewPassword, { body: { password: ownPassword } })
    const again = await issueTemporaryPassword(house, system, { personId, registrationId: null, issueId: newId() })
    expect(again).toEqual({ issued: false, because: 'has-credentials' })
  })
})
