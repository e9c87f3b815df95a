import { afterAll, describe, expect, it } from 'vitest'
import { blockAccount } from '#server/features/identity/staff/block-account.command.ts'
import { findSession } from '#server/features/identity/sessions/find-session.query.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { setStaffRoles } from '#server/features/identity/staff/set-staff-roles.command.ts'
import { unblockAccount } from '#server/features/identity/staff/unblock-account.command.ts'
import { listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'
import { signedInStaff, staffAccount } from '#tests/support/factories/staff.ts'
import { cookieOf, eventsOf, openWorld, signInFully } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const minutes = 60_000
const tokenIn = (cookie: string) => cookie.split('=')[1] ?? ''
const operator = { kind: 'system', job: 'a test' } as const
/** Somebody has to stay who can let others in. */
await staffAccount(house, { roles: ['administrator'] })

describe('the life of a session', () => {
  it('ends thirty minutes after its last use, and not before', async () => {
    const browser = world.browser()
    await signInFully(house, browser, await staffAccount(house))
    for (let use = 0; use < 3; use += 1) {
      await world.wait(29 * minutes)
      expect((await browser.send(contract.getSession, {})).status).toBe(200)
    }
    await world.wait(30 * minutes)
    expect((await browser.send(listDeskRegistrations, {})).problem).toMatchObject({ status: 401, code: 'not-signed-in' })
  })

  it('ends twelve hours after signing in, however much it is used', async () => {
    const browser = world.browser()
    await signInFully(house, browser, await staffAccount(house))
    for (let use = 0; use < 24; use += 1) {
      await world.wait(29 * minutes)
      expect((await browser.send(contract.getSession, {})).status).toBe(200)
    }
    await world.wait(25 * minutes)
    expect((await browser.send(contract.getSession, {})).status).toBe(401)
  })

  it('is not kept alive by looking on, and is noted as used at most once a minute', async () => {
    const { cookie } = await signedInStaff(house)
    const token = tokenIn(cookie)
    const lastSeen = async () => (await house.sql<{ seen: string }[]>`select max(last_seen_at)::text as seen from sessions`)[0]?.seen
    const first = await lastSeen()
    await world.wait(59_000)
    await findSession(house, token, { extend: true })
    expect(await lastSeen()).toBe(first)
    await world.wait(20 * minutes)
    const looking = await findSession(house, token, { extend: false })
    expect(await lastSeen()).toBe(first)
    const used = await findSession(house, token, { extend: true })
    expect(await lastSeen()).not.toBe(first)
    expect(used?.expiresAt.getTime()).toBeGreaterThan(looking?.expiresAt.getTime() ?? 0)
    await world.wait(29 * minutes)
    expect(await findSession(house, token, { extend: false })).toMatchObject({ kind: 'staff' })
  })

  it('tells when it will end if nothing is done', async () => {
    const browser = world.browser()
    await signInFully(house, browser, await staffAccount(house))
    const { expiresAt } = await browser.call(contract.getSession, {})
    expect(Date.parse(expiresAt) - house.clock.now().getTime()).toBeGreaterThan(29 * minutes)
    expect(Date.parse(expiresAt) - house.clock.now().getTime()).toBeLessThanOrEqual(30 * minutes)
  })

  it('stands in the database as a hash only', async () => {
    const browser = world.browser()
    await signInFully(house, browser, await staffAccount(house))
    const rows = await house.sql<{ hash: string }[]>`select encode(token_hash, 'base64') as hash from sessions`
    const token = Buffer.from(cookieOf(browser) ?? '', 'base64url').toString('base64')
    expect(rows.every((row) => row.hash !== token)).toBe(true)
  })
})

describe('blocking and changed rights', () => {
  it('end every session at once, also one half way', async () => {
    const account = await staffAccount(house)
    const [full, half] = [world.browser(), world.browser()]
    await signInFully(house, full, account)
    await half.call(contract.signIn, { body: account })
    await blockAccount(house, operator, { accountId: account.id })
    for (const browser of [full, half]) expect((await browser.send(contract.getSession, {})).status).toBe(401)
    expect((await world.browser().send(contract.signIn, { body: account })).status).toBe(401)
    await unblockAccount(house, operator, { accountId: account.id })
    expect((await full.send(contract.getSession, {})).status).toBe(401)
    await world.wait(31_000)
    expect(await signInFully(house, world.browser(), account)).toBe('done')
    const names = (await eventsOf(house, account.id)).filter((name) => name.startsWith('account.b') || name.startsWith('account.u'))
    expect(names).toEqual(['account.blocked', 'account.unblocked'])
  })

  it('other roles hold from the next sign-in on', async () => {
    const { cookie, account } = await signedInStaff(house, { roles: ['finance'] })
    await setStaffRoles(house, operator, { accountId: account.id, roles: ['validator'] })
    expect(await findSession(house, tokenIn(cookie), { extend: true })).toBeUndefined()
    const browser = world.browser()
    await signInFully(house, browser, account)
    expect(await browser.call(contract.getSession, {})).toMatchObject({ roles: ['validator'] })
  })

  it('are for administrators, and nobody changes himself', async () => {
    const target = await staffAccount(house)
    const validator = await signedInStaff(house)
    const administrator = await signedInStaff(house, { roles: ['administrator'] })
    await expect(blockAccount(house, validator.actor, { accountId: target.id })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(
      setStaffRoles(house, validator.actor, { accountId: validator.account.id, roles: ['administrator'] }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(blockAccount(house, { kind: 'anonymous' }, { accountId: target.id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(blockAccount(house, administrator.actor, { accountId: administrator.account.id })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await blockAccount(house, administrator.actor, { accountId: target.id })
  })

  it('never leave the house without an administrator, not even by two at once', async () => {
    await house.sql`update accounts set blocked_at = now() where 'administrator' = any(roles)`
    const [one, other] = [
      await signedInStaff(house, { roles: ['administrator'] }),
      await signedInStaff(house, { roles: ['administrator'] }),
    ]
    const both = await Promise.allSettled([
      blockAccount(house, one.actor, { accountId: other.account.id }),
      blockAccount(house, other.actor, { accountId: one.account.id }),
    ])
    expect(both.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    const [left] = await house.sql<{ id: string }[]>`select id from accounts where 'administrator' = any(roles) and blocked_at is null`
    await expect(setStaffRoles(house, operator, { accountId: left?.id ?? '', roles: ['validator'] })).rejects.toMatchObject({
      code: 'not-in-this-state',
    })
  })
})
