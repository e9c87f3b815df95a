import { afterAll, describe, expect, it } from 'vitest'
import type { System } from '#server/features/actor.ts'
import { getSession } from '#server/features/identity/identity.contract.ts'
import { resetStaffFactors } from '#server/features/identity/staff/reset-staff-factors.command.ts'
import {
  confirmStaffReset,
  listStaffResets,
  proposeStaffReset,
  withdrawStaffReset,
} from '#server/features/identity/staff/staff-resets.contract.ts'
import type { Client } from '#tests/support/client.ts'
import { signedInStaff, staffAccount } from '#tests/support/factories/staff.ts'
import { eventsOf, openWorld, signInFully } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const operator: System = { kind: 'system', job: 'a test' }

async function administrator(): Promise<{ browser: Client; id: string; name: string }> {
  const { cookie, account } = await signedInStaff(house, { roles: ['administrator'] })
  const browser = world.browser()
  const [name = '', value = ''] = cookie.split('=')
  browser.cookies.set(name, value)
  return { browser, id: account.id, name: account.name }
}

const hasPassword = async (id: string) => {
  const [row] = await house.sql<{ has: boolean }[]>`select password_hash is not null as has from accounts where id = ${id}`
  return row?.has
}
const listed = async (as: Client, id: string) => (await as.call(listStaffResets, {})).items.find(({ accountId }) => accountId === id)

describe('the access of a colleague', () => {
  it('is taken away by two administrators, and only when the second confirms', async () => {
    const [one, other] = [await administrator(), await administrator()]
    const colleague = await staffAccount(house, { roles: ['inspector'] })
    const elsewhere = world.browser()
    await signInFully(house, elsewhere, colleague)
    expect(await listed(one.browser, colleague.id)).toMatchObject({ waiting: null, abilities: ['propose'] })
    const { id } = await one.browser.call(proposeStaffReset, { params: { id: colleague.id } })
    expect(await hasPassword(colleague.id)).toBe(true)
    expect((await elsewhere.send(getSession, {})).status).toBe(200)
    expect(await listed(one.browser, colleague.id)).toMatchObject({ waiting: { id, proposedBy: one.name }, abilities: ['withdraw'] })
    expect(await listed(other.browser, colleague.id)).toMatchObject({ waiting: { id }, abilities: ['confirm', 'withdraw'] })
    expect((await one.browser.send(confirmStaffReset, { params: { id } })).problem.code).toBe('not-allowed')
    expect(await other.browser.call(confirmStaffReset, { params: { id } })).toEqual({ accountId: colleague.id })
    expect(await hasPassword(colleague.id)).toBe(false)
    expect((await elsewhere.send(getSession, {})).status).toBe(401)
    expect(await house.sql`select 1 from phones where account_id = ${colleague.id}`).toEqual([])
    expect(await eventsOf(house, colleague.id)).toEqual([
      'account.signed-in',
      'staff.reset-proposed',
      'staff.reset-confirmed',
      'staff.invited',
    ])
    expect((await other.browser.send(confirmStaffReset, { params: { id } })).problem.code).toBe('not-in-this-state')
  })

  it('is nobody’s own to propose or confirm, nor of who is no administrator', async () => {
    const [one, concerned] = [await administrator(), await administrator()]
    expect((await one.browser.send(proposeStaffReset, { params: { id: one.id } })).problem.code).toBe('not-allowed')
    const { id } = await one.browser.call(proposeStaffReset, { params: { id: concerned.id } })
    for (const contract of [confirmStaffReset, withdrawStaffReset])
      expect((await concerned.browser.send(contract, { params: { id } })).problem.code).toBe('not-allowed')
    const validator = world.browser()
    await signInFully(house, validator, await staffAccount(house, { roles: ['validator'] }))
    expect((await validator.send(listStaffResets, {})).problem.code).toBe('not-allowed')
    expect((await validator.send(proposeStaffReset, { params: { id: one.id } })).problem.code).toBe('not-allowed')
    for (const contract of [confirmStaffReset, withdrawStaffReset])
      expect((await validator.send(contract, { params: { id } })).problem.code).toBe('not-allowed')
  })

  it('is not taken by one administrator alone through the act itself; an operator may', async () => {
    const { actor } = await signedInStaff(house, { roles: ['administrator'] })
    const colleague = await staffAccount(house)
    await expect(resetStaffFactors(house, actor, { accountId: colleague.id })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(resetStaffFactors(house, actor, { accountId: colleague.id, proposedBy: actor.accountId })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    expect(await resetStaffFactors(house, operator, { accountId: colleague.id })).toMatchObject({ username: colleague.username })
  })

  it('waits a day, and not for who is no administrator any more', async () => {
    const [one, other] = [await administrator(), await administrator()]
    const colleague = await staffAccount(house)
    const first = await one.browser.call(proposeStaffReset, { params: { id: colleague.id } })
    expect((await other.browser.send(proposeStaffReset, { params: { id: colleague.id } })).problem.code).toBe('not-in-this-state')
    await house.sql`update staff_resets set expires_at = ${house.clock.now().toISOString()} where id = ${first.id}`
    expect((await other.browser.send(confirmStaffReset, { params: { id: first.id } })).problem.code).toBe('not-in-this-state')
    expect(await listed(other.browser, colleague.id)).toMatchObject({ waiting: null })
    const second = await one.browser.call(proposeStaffReset, { params: { id: colleague.id } })
    await house.sql`update accounts set roles = '{validator}' where id = ${one.id}`
    expect((await other.browser.send(confirmStaffReset, { params: { id: second.id } })).problem.code).toBe('not-in-this-state')
    expect(await hasPassword(colleague.id)).toBe(true)
  })

  it('proposed by two at once is one proposal, and ended by two at once has one end', async () => {
    const [one, other, third] = [await administrator(), await administrator(), await administrator()]
    const colleague = await staffAccount(house)
    const proposals = await Promise.all(
      [one, other].map(({ browser }) => browser.send(proposeStaffReset, { params: { id: colleague.id } })),
    )
    expect(proposals.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const proposer = proposals[0]?.status === 201 ? one : other
    const confirmer = proposer === one ? other : one
    const { id } = proposals.find(({ status }) => status === 201)?.answer ?? { id: '' }
    const ends = await Promise.all([
      confirmer.browser.send(confirmStaffReset, { params: { id } }),
      third.browser.send(confirmStaffReset, { params: { id } }),
      proposer.browser.send(withdrawStaffReset, { params: { id } }),
    ])
    expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    const events = await eventsOf(house, colleague.id)
    expect(events.filter((name) => name === 'staff.reset-confirmed' || name === 'staff.reset-withdrawn')).toHaveLength(1)
  })

  it('is not there for persons of companies, unknown ids and blocked colleagues', async () => {
    const one = await administrator()
    const nobody = crypto.randomUUID()
    expect((await one.browser.send(proposeStaffReset, { params: { id: nobody } })).problem.code).toBe('not-found')
    for (const contract of [confirmStaffReset, withdrawStaffReset])
      expect((await one.browser.send(contract, { params: { id: nobody } })).problem.code).toBe('not-found')
    const colleague = await staffAccount(house)
    await house.sql`update accounts set blocked_at = now() where id = ${colleague.id}`
    expect((await one.browser.send(proposeStaffReset, { params: { id: colleague.id } })).problem.code).toBe('not-in-this-state')
    expect(await listed(one.browser, colleague.id)).toMatchObject({ abilities: [] })
  })
})
