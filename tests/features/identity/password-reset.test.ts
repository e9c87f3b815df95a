import { afterAll, describe, expect, it } from 'vitest'
import type { System } from '#server/features/actor.ts'
import { answerPasswordReset } from '#server/features/identity/recovery/answer-password-reset.command.ts'
import { findResetFacts } from '#server/features/identity/recovery/find-reset-facts.query.ts'
import { forgetSignIns } from '#server/features/identity/sign-in/forget-sign-ins.command.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { lookPasswordReset, requestPasswordReset, usePasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import type { Client } from '#tests/support/client.ts'
import { personAccount, type PersonAccount } from '#tests/support/factories/person-accounts.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { codeOf, cookieOf, eventsOf, openWorld } from './sign-in-world.ts'

const world = await openWorld({ passwordResetsPerMinutePerAddress: 100_000 })
const { house } = world
afterAll(() => world.close())

const system: System = { kind: 'system', job: 'a test' }
const newPassword = 'acht paarse walvissen'
const minute = 60_000

const requests = async () => (await house.sql<{ id: string }[]>`select id from reset_requests order by id`).map(({ id }) => id)

/** Asks as somebody without a session, and does what the job does; the links of the mail, by user name. */
async function askedFor(email: string): Promise<Map<string, string>> {
  expect(await world.browser().send(requestPasswordReset, { body: { email } })).toMatchObject({ status: 202, answer: {} })
  const requestId = (await requests()).at(-1) ?? ''
  await answerPasswordReset(house, system, { requestId })
  const facts = await findResetFacts(house, system, requestId)
  return new Map(facts?.lines.flatMap((line) => (line.answer === 'link' ? [[line.username, line.token]] : [])))
}

const linkFor = async (account: PersonAccount) => (await askedFor(account.email)).get(account.username) ?? ''

/** Goes from the link as far as the phone: its secret and the recovery codes. */
async function withNewPhone(browser: Client, token: string) {
  expect(await browser.call(usePasswordReset, { params: { token } })).toEqual({ next: 'otp-setup' })
  const { secret } = await browser.call(contract.getOtpSetup, {})
  const confirmed = await browser.call(contract.confirmOtpSetup, { body: { code: await codeOf(house, secret) } })
  expect(confirmed.next).toBe('new-password')
  return { secret, recoveryCodes: confirmed.recoveryCodes }
}

async function signsIn(account: PersonAccount, password: string, secret: string): Promise<boolean> {
  const browser = world.browser()
  if ((await browser.send(contract.signIn, { body: { username: account.username, password } })).status !== 200) return false
  await world.wait(minute)
  return (await browser.send(contract.verifyOtp, { body: { code: await codeOf(house, secret) } })).status === 200
}

describe('a forgotten password with a new phone (S128-S130)', () => {
  it('goes from the mailed link by a new phone and a new password to the choice of profile, and only then the old ones go', async () => {
    const account = await personAccount(house)
    const elsewhere = world.browser()
    await elsewhere.call(contract.signIn, { body: account })
    await elsewhere.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })
    const token = await linkFor(account)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const browser = world.browser()
    expect(await browser.call(lookPasswordReset, { params: { token } })).toEqual({ name: account.name, username: account.username })
    expect(browser.cookies.size).toBe(0)
    const { secret, recoveryCodes } = await withNewPhone(browser, token)
    expect(new Set(recoveryCodes).size).toBe(10)

    // Both old ones go on counting; the new phone and its codes do not yet.
    expect(await signsIn(account, account.password, account.totpSecret)).toBe(true)
    expect(await signsIn(account, account.password, secret)).toBe(false)
    expect(await signsIn(account, newPassword, secret)).toBe(false)
    expect((await elsewhere.send(contract.getSession, {})).status).toBe(200)
    const weak = await browser.send(contract.setNewPassword, { body: { password: account.password } })
    expect(weak.problem).toMatchObject({ code: 'invalid-input', fields: [{ path: 'password', code: 'password-as-before' }] })

    expect(await browser.call(contract.setNewPassword, { body: { password: newPassword } })).toEqual({ next: 'profile' })
    expect((await elsewhere.send(contract.getSession, {})).status).toBe(401)
    expect(await signsIn(account, account.password, account.totpSecret)).toBe(false)
    expect(await signsIn(account, newPassword, account.totpSecret)).toBe(false)
    expect(await signsIn(account, newPassword, secret)).toBe(true)
    const again = world.browser()
    await again.call(contract.signIn, { body: { username: account.username, password: newPassword } })
    expect(await again.call(contract.verifyOtp, { body: { code: recoveryCodes[0] ?? '' } })).toEqual({ next: 'profile' })
    const events = await eventsOf(house, account.id)
    expect(events).toEqual(
      expect.arrayContaining(['account.reset-link-issued', 'account.reset-link-used', 'account.phone-linked', 'account.factors-exchanged']),
    )
    expect(events).not.toContain('account.password-changed')
  })

  it('abandoned half-way leaves everything as it was', async () => {
    const account = await personAccount(house)
    await withNewPhone(world.browser(), await linkFor(account))
    await world.wait(25 * 60 * minute)
    await forgetSignIns(house, system, { dryRun: false })
    expect(await house.sql`select waits_for_session from phones where account_id = ${account.id}`).toEqual([{ waits_for_session: null }])
    expect(await house.sql`select 1 from recovery_codes where account_id = ${account.id}`).toEqual([])
    expect(await signsIn(account, account.password, account.totpSecret)).toBe(true)
  })

  it('takes the steps in their order, whichever address is typed', async () => {
    const account = await personAccount(house)
    const browser = world.browser()
    const token = await linkFor(account)
    await browser.call(usePasswordReset, { params: { token } })
    const planted = cookieOf(browser)
    const jump = await browser.send(contract.setNewPassword, { body: { password: newPassword } })
    expect(jump).toMatchObject({ status: 403, problem: { code: 'step-required', next: 'otp-setup' } })
    expect((await browser.send(contract.verifyOtp, { body: { code: '000000' } })).problem).toMatchObject({ next: 'otp-setup' })
    const { secret } = await browser.call(contract.getOtpSetup, {})
    expect((await browser.send(contract.confirmOtpSetup, { body: { code: await codeOf(house, account.totpSecret) } })).status).toBe(401)
    await browser.call(contract.confirmOtpSetup, { body: { code: await codeOf(house, secret) } })
    expect(cookieOf(browser)).not.toBe(planted)
    expect((await browser.send(contract.getOtpSetup, {})).problem).toMatchObject({ code: 'step-required', next: 'new-password' })
  })

  it('helps who never came further than the temporary password', async () => {
    const account = await personAccount(house, { password: 'temporary' })
    const browser = world.browser()
    const { secret } = await withNewPhone(browser, await linkFor(account))
    expect(await browser.call(contract.setNewPassword, { body: { password: newPassword } })).toEqual({ next: 'profile' })
    expect(await signsIn(account, account.password, secret)).toBe(false)
    expect(await signsIn(account, newPassword, secret)).toBe(true)
  })

  it('begun twice is won by who finishes first, and the other session is over', async () => {
    const account = await personAccount(house)
    const [one, other] = [world.browser(), world.browser()]
    const first = await withNewPhone(one, await linkFor(account))
    await world.wait(2 * minute)
    const second = await withNewPhone(other, await linkFor(account))
    const ends = await Promise.all(
      [one, other].map((browser, place) =>
        browser.send(contract.setNewPassword, { body: { password: `${newPassword} ${String(place)}` } }),
      ),
    )
    expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 401])
    const winner = ends[0]?.status === 200 ? 0 : 1
    const secrets = [first.secret, second.secret]
    expect(await signsIn(account, `${newPassword} ${String(winner)}`, secrets[winner] ?? '')).toBe(true)
    expect(await signsIn(account, `${newPassword} ${String(1 - winner)}`, secrets[1 - winner] ?? '')).toBe(false)
    expect(await house.sql`select waits_for_session from phones where account_id = ${account.id}`).toEqual([{ waits_for_session: null }])
    expect(await house.sql`select 1 from recovery_codes where account_id = ${account.id}`).toHaveLength(10)
  })
})

describe('the mailed link', () => {
  it('works five minutes, and until a newer one is there', async () => {
    const account = await personAccount(house)
    const first = await linkFor(account)
    await world.wait(4.5 * minute)
    expect((await world.browser().send(lookPasswordReset, { params: { token: first } })).status).toBe(200)
    const second = await linkFor(account)
    for (const call of [lookPasswordReset, usePasswordReset])
      expect((await world.browser().send(call, { params: { token: first } })).problem).toMatchObject({ status: 410, code: 'link-expired' })
    await world.wait(5 * minute)
    expect((await world.browser().send(usePasswordReset, { params: { token: second } })).problem).toMatchObject({ code: 'link-expired' })
    expect(await eventsOf(house, account.id)).toEqual(['account.reset-link-issued', 'account.reset-link-issued'])
  })

  it('that nobody sent is not there, and one that is too short is no link', async () => {
    for (const call of [lookPasswordReset, usePasswordReset]) {
      expect((await world.browser().send(call, { params: { token: 'x'.repeat(43) } })).problem.code).toBe('not-found')
      expect((await world.browser().send(call, { params: { token: 'short' } })).status).toBeGreaterThanOrEqual(400)
    }
  })

  it('opens nothing once the account is blocked', async () => {
    const account = await personAccount(house)
    const token = await linkFor(account)
    await house.sql`update accounts set blocked_at = now() where id = ${account.id}`
    expect((await world.browser().send(usePasswordReset, { params: { token } })).status).toBe(404)
  })

  it('is made anew when somebody finished, none of before counts', async () => {
    const account = await personAccount(house)
    const browser = world.browser()
    await withNewPhone(browser, await linkFor(account))
    await world.wait(2 * minute)
    const later = await linkFor(account)
    await browser.call(contract.setNewPassword, { body: { password: newPassword } })
    expect((await world.browser().send(usePasswordReset, { params: { token: later } })).problem.code).toBe('link-expired')
  })
})

describe('asking', () => {
  it('is answered alike for known and unknown addresses, and writes alike', async () => {
    const account = await personAccount(house)
    const before = (await requests()).length
    const answers = []
    for (const email of [account.email, 'nobody@nowhere.example', account.email.toUpperCase()]) {
      const { status, answer } = await world.browser().send(requestPasswordReset, { body: { email } })
      answers.push({ status, answer })
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    // The third was the first again, in capitals.
    expect((await requests()).length).toBe(before + 2)
    const kept = await house.sql<{ text: string }[]>`select address::text || address_index::text as text from reset_requests`
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(account.email).toString('hex'))
    const events = await house.sql`select payload, subject_type from events where name = 'password-reset.requested'`
    expect(events.every(({ payload, subject_type }) => JSON.stringify(payload) === '{}' && subject_type === 'reset-request')).toBe(true)
  })

  it('again within a minute sends nothing more, and the link goes on working; all at once are one', async () => {
    const account = await personAccount(house)
    const token = await linkFor(account)
    const before = await requests()
    await Promise.all(Array.from({ length: 8 }, () => world.browser().send(requestPasswordReset, { body: { email: account.email } })))
    expect(await requests()).toEqual(before)
    expect((await world.browser().send(lookPasswordReset, { params: { token } })).status).toBe(200)
    const fresh = 'eight@once.example'
    await Promise.all(Array.from({ length: 8 }, () => world.browser().send(requestPasswordReset, { body: { email: fresh } })))
    expect((await requests()).length).toBe(before.length + 1)
  })

  it('floods no mailbox: five in an hour, whoever asks', async () => {
    const email = 'flooded@company.example'
    const before = (await requests()).length
    for (let time = 0; time < 8; time += 1) {
      await world.browser().call(requestPasswordReset, { body: { email } })
      await world.wait(2 * minute)
    }
    expect((await requests()).length).toBe(before + 5)
    await world.wait(60 * minute)
    await world.browser().call(requestPasswordReset, { body: { email } })
    expect((await requests()).length).toBe(before + 6)
  })

  it('needs an address', async () => {
    for (const email of ['', 'x', 'a@', '85.07.30-033.28', `${'a'.repeat(250)}@b.example`])
      expect(await world.browser().send(requestPasswordReset, { body: { email } })).toMatchObject({ status: 422 })
  })

  it('brings a link for each account of a shared address, and none that a mailbox must not open', async () => {
    const email = `shared-${String(Date.now())}@company.example`
    const [one, other] = [await personAccount(house, { email }), await personAccount(house, { email, name: ['Luis', 'Roca'] })]
    const blocked = await personAccount(house, { email })
    const without = await personAccount(house, { email, password: 'none' })
    await house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    const staff = await staffAccount(house)
    await house.sql`update accounts set email = ${email} where id = ${staff.id}`
    const links = await askedFor(email)
    expect([...links.keys()].toSorted()).toEqual([one.username, other.username].toSorted())
    const facts = await findResetFacts(house, system, (await requests()).at(-1) ?? '')
    expect(Object.fromEntries(facts?.lines.map(({ username, answer }) => [username, answer]) ?? [])).toEqual({
      [one.username]: 'link',
      [other.username]: 'link',
      [blocked.username]: 'blocked',
      [without.username]: 'nothing-yet',
      [staff.username]: 'staff',
    })
    // The link of the one leaves the other's alone.
    await world.browser().call(usePasswordReset, { params: { token: links.get(one.username) ?? '' } })
    expect((await world.browser().send(lookPasswordReset, { params: { token: links.get(other.username) ?? '' } })).status).toBe(200)
  })

  it('done twice by the job makes the links once', async () => {
    const account = await personAccount(house)
    await linkFor(account)
    const requestId = (await requests()).at(-1) ?? ''
    await Promise.all([1, 2, 3].map(() => answerPasswordReset(house, system, { requestId })))
    expect(await eventsOf(house, account.id)).toEqual(['account.reset-link-issued'])
  })

  it('is forgotten after a day, and answered by jobs alone', async () => {
    await world.wait(25 * 60 * minute)
    await forgetSignIns(house, system, { dryRun: false })
    expect(await requests()).toEqual([])
    await expect(answerPasswordReset(house, { kind: 'anonymous' }, { requestId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(findResetFacts(house, { kind: 'anonymous' }, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
