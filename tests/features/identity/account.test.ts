import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import * as contract from '#server/features/identity/my-account/account.contract.ts'
import { getSession, signIn, verifyOtp } from '#server/features/identity/identity.contract.ts'
import { blockAccount } from '#server/features/identity/staff/block-account.command.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { staffSession } from '#tests/support/factories/sessions.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { anotherSession, emailToken, personOwner, staffOwner } from './account-world.ts'
import { codeOf, eventsOf, openWorld, wrongCode } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const minutes = 60_000
const operator = { kind: 'system', job: 'a test' } as const
const newPassword = 'drie natte paraplu’s'

/** A link for a new password that lies in the mailbox, good for an hour. */
async function resetLinkFor(accountId: string): Promise<void> {
  await house.sql`
    insert into issued_secrets (id, purpose, account_id, key_id, created_at, expires_at)
    values (${newId()}, 'reset-link', ${accountId}, 'k', now(), now() + interval '1 hour')`
  expect(await openResetLinks(accountId)).toBe(1)
}

async function openResetLinks(accountId: string): Promise<number> {
  const open = await house.sql`
    select 1 from issued_secrets where account_id = ${accountId} and purpose = 'reset-link' and voided_at is null and used_at is null`
  return open.length
}

describe('one’s own account', () => {
  it('is shown to people of the agency, and with a masked number to those of companies', async () => {
    const staff = await staffOwner(world)
    expect(await staff.browser.call(contract.getAccount, {})).toMatchObject({
      username: staff.username,
      email: staff.email,
      nissMasked: null,
      language: 'nl',
      hasPassword: true,
      phones: [{ lastUsedAt: null }],
      recoveryCodesLeft: 0,
      version: 1,
      abilities: ['changeEmail', 'changePassword', 'addPhone', 'renewRecoveryCodes'],
    })
    const person = await personOwner(world)
    const seen = await person.browser.call(contract.getAccount, {})
    expect(seen).toMatchObject({ username: person.username, nissMasked: '79•••• ••• 10' })
    expect(JSON.stringify(seen)).not.toContain('79480208210')
  })

  it('is closed while a step is open, and to strangers', async () => {
    const half = await staffSession(house, { next: 'otp' })
    const browser = world.browser()
    browser.cookies.set(cookieNames(house.config).session, half.token)
    expect(await browser.send(contract.getAccount, {})).toMatchObject({ status: 403, problem: { code: 'step-required', next: 'otp' } })
    expect((await browser.send(contract.renewRecoveryCodes, { body: { password: 'x' } })).status).toBe(403)
    expect((await world.browser().send(contract.getAccount, {})).status).toBe(401)
  })

  it('takes another language, once for each version seen', async () => {
    const { browser, accountId } = await staffOwner(world)
    const changed = await browser.call(contract.changeAccount, { body: { version: 1, language: 'fr' } })
    expect(changed).toMatchObject({ language: 'fr', version: 2 })
    expect(await browser.send(contract.changeAccount, { body: { version: 1, language: 'en' } })).toMatchObject({
      status: 409,
      problem: { code: 'changed-meanwhile', current: { language: 'fr', version: 2 } },
    })
    expect(await browser.send(contract.changeAccount, { body: { version: 2, language: 'de' as 'nl' } })).toMatchObject({ status: 422 })
    expect(await eventsOf(house, accountId)).toEqual(['account.language-chosen'])
  })
})

describe('another password', () => {
  it('is taken for the right one of before, ends the other sessions and keeps this one', async () => {
    const owner = await personOwner(world, '79280200148')
    const other = await anotherSession(world, owner.accountId)
    await resetLinkFor(owner.accountId)
    const sent = await owner.browser.send(contract.changeOwnPassword, { body: { current: owner.password, password: newPassword } })
    expect(sent.status).toBe(204)
    expect((await owner.browser.send(getSession, {})).status).toBe(200)
    expect((await other.browser.send(getSession, {})).status).toBe(401)
    expect((await world.browser().send(signIn, { body: { username: owner.username, password: owner.password } })).status).toBe(401)
    expect((await world.browser().send(signIn, { body: { username: owner.username, password: newPassword } })).status).toBe(200)
    const { passwordChangedAt } = await owner.browser.call(contract.getAccount, {})
    expect(await openResetLinks(owner.accountId)).toBe(0)
    expect(Math.abs(Date.parse(passwordChangedAt ?? '') - house.clock.now().getTime())).toBeLessThan(60_000)
    expect(await eventsOf(house, owner.accountId)).toContain('account.factor-changed')
  })

  it('is judged by the rules of the first one, and a weak one costs no tries', async () => {
    const { browser, password, username } = await staffOwner(world)
    for (let round = 0; round < 12; round += 1) {
      const weak = [`kort`, `${username}-2026!`, password][round % 3] ?? ''
      const sent = await browser.send(contract.changeOwnPassword, { body: { current: password, password: weak } })
      expect(sent).toMatchObject({ status: 422, problem: { fields: [{ path: 'password' }] } })
    }
  })

  it('is refused for a wrong one of before: nine times at full speed, then with growing pauses, counted from all sessions', async () => {
    const owner = await staffOwner(world)
    const other = await anotherSession(world, owner.accountId)
    const guess = (round: number, current = 'niet het goede woord') =>
      (round % 2 ? owner : other).browser.send(contract.changeOwnPassword, { body: { current, password: newPassword } })
    for (let round = 1; round <= 9; round += 1) {
      expect(await guess(round)).toMatchObject({
        status: 401,
        problem: { code: 'wrong-credentials', fields: [{ path: 'current', code: 'wrong-password' }] },
      })
    }
    const pauses: number[] = []
    for (let round = 10; round <= 12; round += 1) pauses.push(Number((await guess(round)).headers.get('retry-after')))
    expect(pauses).toEqual([15, 30, 60])
    expect((await guess(1, owner.password)).status).toBe(429)
    await world.wait(3 * minutes)
    expect((await guess(1, owner.password)).status).toBe(204)
    expect((await eventsOf(house, owner.accountId)).filter((name) => name === 'account.sign-in-refused').length).toBeGreaterThanOrEqual(10)
  })

  it('of two at once is one: the second no longer knows the one of before', async () => {
    const { browser, password } = await staffOwner(world)
    const both = await Promise.all(
      ['zeven groene deuren', 'acht gele ramen daar'].map((next) =>
        browser.send(contract.changeOwnPassword, { body: { current: password, password: next } }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([204, 401])
  })
})

describe('another address', () => {
  const asked = (browser: Awaited<ReturnType<typeof staffOwner>>['browser'], email: string, password?: string) =>
    browser.send(contract.askEmailChange, { body: { email, password } })

  it('holds once the link to it is used, and only then', async () => {
    const owner = await personOwner(world, '85073003328')
    expect((await asked(owner.browser, 'Nieuw@Example.com ', owner.password)).status).toBe(202)
    const token = await emailToken(world, owner.accountId)
    expect(token.length).toBeGreaterThanOrEqual(40)
    expect((await owner.browser.call(contract.getAccount, {})).email).toBe(owner.email)
    await resetLinkFor(owner.accountId)
    const anywhere = world.browser()
    expect(await anywhere.call(contract.lookEmailChange, { body: { token } })).toEqual({ email: 'nieuw@example.com' })
    expect(await anywhere.call(contract.confirmEmailChange, { body: { token } })).toEqual({ email: 'nieuw@example.com' })
    expect(await openResetLinks(owner.accountId)).toBe(0)
    expect((await owner.browser.call(contract.getAccount, {})).email).toBe('nieuw@example.com')
    expect(await anywhere.send(contract.confirmEmailChange, { body: { token } })).toMatchObject({
      status: 410,
      problem: { code: 'link-used' },
    })
    expect(await eventsOf(house, owner.accountId)).toEqual(['account.email-change-asked', 'account.email-changed'])
  })

  it('needs the password, and is not the one that is there', async () => {
    const owner = await staffOwner(world)
    expect(await asked(owner.browser, 'a@b.example')).toMatchObject({
      status: 422,
      problem: { fields: [{ path: 'password', code: 'required' }] },
    })
    expect(await asked(owner.browser, 'a@b.example', 'mis')).toMatchObject({ status: 401 })
    expect(await asked(owner.browser, owner.email, owner.password)).toMatchObject({
      status: 422,
      problem: { fields: [{ path: 'email', code: 'email-as-before' }] },
    })
    expect((await asked(owner.browser, 'geen adres', owner.password)).status).toBe(422)
  })

  it('by a link used twice at once is changed once', async () => {
    const owner = await staffOwner(world)
    await asked(owner.browser, 'twee@example.com', owner.password)
    const token = await emailToken(world, owner.accountId)
    const both = await Promise.all([1, 2].map(() => world.browser().send(contract.confirmEmailChange, { body: { token } })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  it('is over after a day, with a newer one, and with another password', async () => {
    const owner = await staffOwner(world)
    const tokenFor = async (email: string, password = owner.password) => {
      expect((await asked(owner.browser, email, password)).status).toBe(202)
      return emailToken(world, owner.accountId)
    }
    const used = async (token: string) => (await world.browser().send(contract.confirmEmailChange, { body: { token } })).problem
    const earlier = await tokenFor('een@example.com')
    const later = await tokenFor('drie@example.com')
    expect(await used(earlier)).toMatchObject({ status: 410, code: 'link-expired' })
    await owner.browser.call(contract.changeOwnPassword, { body: { current: owner.password, password: newPassword } })
    expect(await used(later)).toMatchObject({ status: 410, code: 'link-expired' })
    const last = await tokenFor('vier@example.com', newPassword)
    await world.wait(24 * 60 * minutes)
    expect(await used(last)).toMatchObject({ status: 410, code: 'link-expired' })
    expect(await used('x'.repeat(43))).toMatchObject({ status: 404 })
  })

  it('that a colleague has is not told to who asks, and not taken from the colleague', async () => {
    const colleague = await staffAccount(house)
    const owner = await staffOwner(world)
    const [taken, free] = [
      await asked(owner.browser, colleague.email, owner.password),
      await asked((await staffOwner(world)).browser, 'vrij@example.com', owner.password),
    ]
    expect([taken.status, taken.answer]).toEqual([free.status, free.answer])
    const token = await emailToken(world, owner.accountId)
    expect(await world.browser().send(contract.confirmEmailChange, { body: { token } })).toMatchObject({
      status: 410,
      problem: { code: 'link-expired' },
    })
    expect((await owner.browser.call(contract.getAccount, {})).email).toBe(owner.email)
  })

  it('of an account that was blocked meanwhile is not changed', async () => {
    const owner = await staffOwner(world)
    await asked(owner.browser, 'weg@example.com', owner.password)
    const token = await emailToken(world, owner.accountId)
    await staffAccount(house, { roles: ['administrator'] })
    await blockAccount(house, operator, { accountId: owner.accountId })
    expect((await world.browser().send(contract.confirmEmailChange, { body: { token } })).status).toBe(404)
  })
})

describe('a second phone', () => {
  it('is begun just after signing in or with the password, and lets in once confirmed', async () => {
    const owner = await staffOwner(world)
    const begun = await owner.browser.call(contract.beginPhone, { body: {} })
    expect(begun.otpauthUrl).toContain(begun.secret)
    expect(await owner.browser.call(contract.getPhoneSetup, {})).toEqual(begun)
    const before = world.browser()
    await before.call(signIn, { body: { username: owner.username, password: owner.password } })
    expect((await before.send(verifyOtp, { body: { code: await codeOf(house, begun.secret) } })).status).toBe(401)

    const view = await owner.browser.call(contract.confirmPhone, { body: { code: await codeOf(house, begun.secret) } })
    expect(view.phones).toHaveLength(2)
    expect(view.abilities).not.toContain('addPhone')
    expect((await owner.browser.send(contract.getPhoneSetup, {})).status).toBe(404)
    expect(await owner.browser.send(contract.beginPhone, { body: {} })).toMatchObject({
      status: 409,
      problem: { code: 'not-in-this-state' },
    })
    await world.wait(31_000)
    for (const secret of [begun.secret, owner.totpSecret]) {
      const browser = world.browser()
      await browser.call(signIn, { body: { username: owner.username, password: owner.password } })
      expect(await browser.call(verifyOtp, { body: { code: await codeOf(house, secret) } })).toEqual({ next: 'done' })
    }
    const used = await owner.browser.call(contract.getAccount, {})
    expect(used.phones.every(({ lastUsedAt }) => lastUsedAt !== null)).toBe(true)
  })

  it('needs the password ten minutes after signing in, and is to be linked within half an hour', async () => {
    const owner = await personOwner(world, '93051822361')
    await world.wait(10 * minutes)
    expect(await owner.browser.send(contract.beginPhone, { body: {} })).toMatchObject({
      status: 422,
      problem: { fields: [{ path: 'password', code: 'required' }] },
    })
    expect((await owner.browser.send(contract.beginPhone, { body: { password: 'mis' } })).status).toBe(401)
    const { secret } = await owner.browser.call(contract.beginPhone, { body: { password: owner.password } })
    const other = await anotherSession(world, owner.accountId)
    expect((await other.browser.send(contract.confirmPhone, { body: { code: await codeOf(house, secret) } })).status).toBe(409)
    await world.wait(15 * minutes)
    expect((await owner.browser.send(contract.getPhoneSetup, {})).status).toBe(200)
    await world.wait(16 * minutes)
    expect((await owner.browser.send(contract.getPhoneSetup, {})).status).toBe(404)
    expect((await owner.browser.send(contract.confirmPhone, { body: { code: await codeOf(house, secret) } })).status).toBe(409)
  })

  it('with a wrong code is not linked; a clock that is off is told', async () => {
    const owner = await staffOwner(world)
    const { secret } = await owner.browser.call(contract.beginPhone, { body: {} })
    expect(await owner.browser.send(contract.confirmPhone, { body: { code: await wrongCode(house, secret) } })).toMatchObject({
      status: 401,
      problem: { code: 'wrong-credentials' },
    })
    expect(await owner.browser.send(contract.confirmPhone, { body: { code: await codeOf(house, secret, 6) } })).toMatchObject({
      status: 401,
      problem: { fields: [{ path: 'code', code: 'phone-clock-ahead' }] },
    })
    expect((await owner.browser.call(contract.getAccount, {})).phones).toHaveLength(1)
  })

  it('is never a third, not even when two sessions confirm at once', async () => {
    const owner = await staffOwner(world)
    const other = await anotherSession(world, owner.accountId)
    const begun = await Promise.all([owner.browser, other.browser].map((browser) => browser.call(contract.beginPhone, { body: {} })))
    const codes = await Promise.all(begun.map(({ secret }) => codeOf(house, secret)))
    const both = await Promise.all(
      [owner.browser, other.browser].map((browser, at) => browser.send(contract.confirmPhone, { body: { code: codes[at] ?? '' } })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await owner.browser.call(contract.getAccount, {})).phones).toHaveLength(2)
  })

  it('may go again, by password or code, but never the last one, and never somebody else’s', async () => {
    const owner = await staffOwner(world)
    const stranger = await staffOwner(world)
    const { secret } = await owner.browser.call(contract.beginPhone, { body: {} })
    const { phones } = await owner.browser.call(contract.confirmPhone, { body: { code: await codeOf(house, secret) } })
    const [first, second] = phones.map(({ id }) => id)
    const params = { id: first ?? '' }
    expect((await stranger.browser.send(contract.removePhone, { params, body: { password: stranger.password } })).status).toBe(404)
    expect(await owner.browser.send(contract.removePhone, { params, body: {} })).toMatchObject({ status: 422 })
    expect((await owner.browser.send(contract.removePhone, { params, body: { password: 'mis' } })).status).toBe(401)
    expect((await owner.browser.send(contract.removePhone, { params, body: { code: await wrongCode(house, secret) } })).status).toBe(401)
    await world.wait(31_000)
    const code = await codeOf(house, secret)
    const left = await owner.browser.call(contract.removePhone, { params, body: { code } })
    expect(left.phones.map(({ id }) => id)).toEqual([second])
    expect(
      await owner.browser.send(contract.removePhone, { params: { id: second ?? '' }, body: { password: owner.password } }),
    ).toMatchObject({
      status: 409,
      problem: { code: 'not-in-this-state' },
    })
  })

  it('and the first cannot both go, when each is unlinked at the same time', async () => {
    const owner = await staffOwner(world)
    const { secret } = await owner.browser.call(contract.beginPhone, { body: {} })
    const { phones } = await owner.browser.call(contract.confirmPhone, { body: { code: await codeOf(house, secret) } })
    const both = await Promise.all(
      phones.map(({ id }) => owner.browser.send(contract.removePhone, { params: { id }, body: { password: owner.password } })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('recovery codes', () => {
  it('are ten new ones, shown once; each lets in once and those of before no more', async () => {
    const owner = await personOwner(world, '93051800096')
    const renew = () => owner.browser.call(contract.renewRecoveryCodes, { body: { password: owner.password } })
    const first = await renew()
    const second = await renew()
    expect(new Set([...first.recoveryCodes, ...second.recoveryCodes]).size).toBe(20)
    expect((await owner.browser.call(contract.getAccount, {})).recoveryCodesLeft).toBe(10)
    const other = await staffOwner(world)
    const codes = await other.browser.call(contract.renewRecoveryCodes, { body: { password: other.password } })
    const browser = world.browser()
    await browser.call(signIn, { body: { username: other.username, password: other.password } })
    expect((await browser.send(verifyOtp, { body: { code: second.recoveryCodes[0] ?? '' } })).status).toBe(401)
    expect(await browser.call(verifyOtp, { body: { code: codes.recoveryCodes[0] ?? '' } })).toEqual({ next: 'done' })
    expect((await other.browser.call(contract.getAccount, {})).recoveryCodesLeft).toBe(9)
  })

  it('need the password', async () => {
    const { browser } = await staffOwner(world)
    expect((await browser.send(contract.renewRecoveryCodes, { body: {} })).status).toBe(422)
    expect((await browser.send(contract.renewRecoveryCodes, { body: { password: 'mis' } })).status).toBe(401)
  })
})
