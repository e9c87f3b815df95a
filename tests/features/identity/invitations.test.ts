import { afterAll, describe, expect, it } from 'vitest'
import type { System } from '#server/features/actor.ts'
import { findInvitationFacts } from '#server/features/identity/staff/find-invitation-facts.query.ts'
import { inviteStaff, type InviteStaff } from '#server/features/identity/staff/invite-staff.command.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { resetStaffFactors } from '#server/features/identity/staff/reset-staff-factors.command.ts'
import { signedInStaff, staffAccount } from '#tests/support/factories/staff.ts'
import { codeOf, eventsOf, openWorld, signInFully } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const operator: System = { kind: 'system', job: 'a test' }
const password = 'zeven groene olifanten'
let invited = 0

async function invite(given: Partial<InviteStaff> = {}) {
  invited += 1
  const input = {
    email: `marie.dupont${String(invited)}@famhp.example`,
    firstName: 'Marie',
    lastName: 'Dupont',
    language: 'fr',
    roles: ['inspector'],
    ...given,
  } as const
  const made = await inviteStaff(house, operator, input)
  return { ...made, token: await tokenOf(made.issueId), email: input.email }
}

const tokenOf = async (issueId: string) => (await findInvitationFacts(house, operator, issueId))?.token ?? ''

describe('an invitation', () => {
  it('leads from the mailed link by password and phone to a signed-in member of staff', async () => {
    const { token, username, accountId } = await invite()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const browser = world.browser()
    expect(await browser.call(contract.getInvitation, { body: { token } })).toEqual({ name: 'Marie Dupont', username })
    expect(browser.cookies.size).toBe(0)
    expect(await browser.call(contract.acceptInvitation, { body: { token, password } })).toEqual({ next: 'otp-setup' })

    const { secret, otpauthUrl } = await browser.call(contract.getOtpSetup, {})
    expect(otpauthUrl).toBe(`otpauth://totp/FAMHP:${username}?secret=${secret}&issuer=FAMHP`)
    const both = await Promise.all([browser.call(contract.getOtpSetup, {}), browser.call(contract.getOtpSetup, {})])
    expect(new Set([secret, ...both.map((setup) => setup.secret)]).size).toBe(1)
    expect((await browser.send(contract.confirmOtpSetup, { body: { code: 'wrong' } })).status).toBe(401)
    const { next, recoveryCodes } = await browser.call(contract.confirmOtpSetup, { body: { code: await codeOf(house, secret) } })
    expect(next).toBe('done')
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await browser.call(contract.getSession, {})).toMatchObject({ roles: ['inspector'] })
    // The secret is not shown again to anyone.
    expect((await browser.send(contract.getOtpSetup, {})).problem).toMatchObject({ code: 'step-required', next: 'done' })
    expect(await eventsOf(house, accountId)).toEqual([
      'staff.invited',
      'staff.invitation-accepted',
      'account.sign-in-refused',
      'account.phone-linked',
      'account.signed-in',
    ])

    // A recovery code stands in for the phone, once, however it is typed.
    const other = world.browser()
    await other.call(contract.signIn, { body: { username, password } })
    const code = (recoveryCodes[3] ?? '').toUpperCase().replaceAll('-', ' ')
    expect(await other.call(contract.verifyOtp, { body: { code } })).toEqual({ next: 'done' })
    await other.call(contract.signIn, { body: { username, password } })
    expect((await other.send(contract.verifyOtp, { body: { code } })).status).toBe(401)
  })

  it('works once: of two at the same time one is told that it was used', async () => {
    const { token } = await invite()
    const all = await Promise.all([1, 2, 3].map(() => world.browser().send(contract.acceptInvitation, { body: { token, password } })))
    expect(all.map((sent) => sent.status).sort()).toEqual([200, 410, 410])
    expect(all.filter((sent) => sent.status === 410).map((sent) => sent.problem.code)).toEqual(['link-used', 'link-used'])
    expect((await world.browser().send(contract.getInvitation, { body: { token } })).problem.code).toBe('link-used')
  })

  it('ends after 72 hours, and when a newer one is sent', async () => {
    const first = await invite()
    const again = await invite({ email: first.email.toUpperCase(), roles: ['finance'] })
    expect(again.accountId).toBe(first.accountId)
    expect((await world.browser().send(contract.acceptInvitation, { body: { token: first.token, password } })).problem.code).toBe(
      'link-expired',
    )
    await world.wait(72 * 3_600_000 - 1000)
    expect((await world.browser().send(contract.getInvitation, { body: { token: again.token } })).status).toBe(200)
    await world.wait(2000)
    expect((await world.browser().send(contract.getInvitation, { body: { token: again.token } })).problem.code).toBe('link-expired')
    expect(await tokenOf(again.issueId)).toBe('')
    const unknown = await world.browser().send(contract.getInvitation, { body: { token: 'x'.repeat(43) } })
    expect(unknown).toMatchObject({ status: 404, problem: { code: 'not-found' } })
  })

  it('takes no password that is short, common, or made of the names around it', async () => {
    const { token, username } = await invite()
    for (const weak of [
      'elf tekens!',
      'password1234',
      '1234567890123456',
      'aaaaaaaaaaaaaa',
      `${username}-2026`,
      'Dupont-geheim!',
      'welkom2026!!',
    ]) {
      const sent = await world.browser().send(contract.acceptInvitation, { body: { token, password: weak } })
      expect(sent, weak).toMatchObject({ status: 422, problem: { code: 'invalid-input', fields: [{ path: 'password' }] } })
    }
    expect((await world.browser().send(contract.acceptInvitation, { body: { token, password } })).status).toBe(200)
  })

  it('is sent by administrators and operators only, and never to who is in already', async () => {
    const validator = await signedInStaff(house)
    const administrator = await signedInStaff(house, { roles: ['administrator'] })
    const input = { email: 'nieuw@famhp.example', firstName: 'Nieuw', lastName: 'Iemand', language: 'nl', roles: ['auditor'] } as const
    await expect(inviteStaff(house, validator.actor, input)).rejects.toMatchObject({ code: 'not-allowed' })
    await inviteStaff(house, administrator.actor, input)
    await expect(inviteStaff(house, operator, { ...input, email: validator.account.email })).rejects.toMatchObject({
      code: 'not-in-this-state',
    })
  })

  it('of one address by two at once opens one account', async () => {
    const email = 'samen@famhp.example'
    const both = await Promise.all([invite({ email }), invite({ email })])
    expect(new Set(both.map((one) => one.accountId)).size).toBe(1)
    const tokens = await Promise.all(both.map((one) => tokenOf(one.issueId)))
    expect(tokens.filter((token) => token !== '')).toHaveLength(1)
  })
})

describe('staff who lost their factors', () => {
  it('get a new link from an administrator; nothing of before works', async () => {
    const account = await staffAccount(house)
    const browser = world.browser()
    await signInFully(house, browser, account)
    const { issueId } = await resetStaffFactors(house, operator, { accountId: account.id })
    expect((await browser.send(contract.getSession, {})).status).toBe(401)
    expect((await browser.send(contract.signIn, { body: account })).status).toBe(401)
    expect(await browser.call(contract.acceptInvitation, { body: { token: await tokenOf(issueId), password } })).toEqual({
      next: 'otp-setup',
    })
    const { secret } = await browser.call(contract.getOtpSetup, {})
    expect(secret).not.toBe(account.totpSecret)
  })
})
