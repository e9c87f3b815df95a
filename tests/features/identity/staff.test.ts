import { afterAll, describe, expect, it } from 'vitest'
import { getSession } from '#server/features/identity/identity.contract.ts'
import * as contract from '#server/features/identity/staff/staff.contract.ts'
import { blockAccount } from '#server/features/identity/staff/block-account.command.ts'
import { listPersonAccounts } from '#server/features/identity/list-person-accounts.query.ts'
import { unblockAccount } from '#server/features/identity/staff/unblock-account.command.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { personOwner, staffOwner } from './account-world.ts'
import { eventsOf, openWorld } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const operator = { kind: 'system', job: 'a test' } as const
const administrator = await staffOwner(world, { roles: ['administrator'] })
const { browser } = administrator
const invitation = { firstName: 'Nele', lastName: 'Maes', language: 'nl', roles: ['validator'] } as const

describe('the accounts of the agency', () => {
  it('are listed for administrators alone, with what may be done to each', async () => {
    const other = await staffAccount(house)
    const { items } = await browser.call(contract.listStaff, {})
    expect(items.find(({ id }) => id === other.id)).toMatchObject({
      state: 'active',
      lastSignInAt: null,
      abilities: ['changeRoles', 'block'],
    })
    const own = items.find(({ id }) => id === administrator.accountId)
    expect(own).toMatchObject({ abilities: [] })
    expect(own?.lastSignInAt).not.toBeNull()
    const validator = await staffOwner(world)
    expect((await validator.browser.send(contract.listStaff, {})).status).toBe(403)
    expect((await (await personOwner(world)).browser.send(contract.listStaff, {})).status).toBe(404)
  })

  it('are opened by an invitation, sent again while it was not accepted', async () => {
    const body = { ...invitation, email: 'Nele.Maes@famhp.example', roles: [...invitation.roles] }
    const first = await browser.call(contract.inviteStaff, { body })
    const again = await browser.call(contract.inviteStaff, { body })
    expect(again.id).toBe(first.id)
    const { items } = await browser.call(contract.listStaff, {})
    expect(items.find(({ id }) => id === first.id)).toMatchObject({ state: 'invited', abilities: ['inviteAgain', 'changeRoles', 'block'] })
    const taken = await staffAccount(house)
    expect((await browser.send(contract.inviteStaff, { body: { ...body, email: taken.email } })).status).toBe(409)
    expect((await browser.send(contract.inviteStaff, { body: { ...body, email: 'x@famhp.example', roles: [] } })).status).toBe(422)
    const validator = await staffOwner(world)
    expect((await validator.browser.send(contract.inviteStaff, { body })).status).toBe(403)
  })

  it('get other roles once for each version seen, and their sessions end', async () => {
    const other = await staffOwner(world)
    const params = { id: other.accountId }
    const changed = await browser.call(contract.setStaffRoles, { params, body: { version: 1, roles: ['finance'] } })
    expect(changed).toMatchObject({ roles: ['finance'], version: 2 })
    expect((await other.browser.send(getSession, {})).status).toBe(401)
    expect(await browser.send(contract.setStaffRoles, { params, body: { version: 1, roles: ['auditor'] } })).toMatchObject({
      status: 409,
      problem: { code: 'changed-meanwhile' },
    })
  })

  it('are blocked with a reason that stays in the trail, and let in again', async () => {
    const other = await staffOwner(world)
    const params = { id: other.accountId }
    expect((await browser.send(contract.blockStaff, { params, body: { reason: 'because' as 'left' } })).status).toBe(422)
    const blocked = await browser.call(contract.blockStaff, { params, body: { reason: 'lost-device' } })
    expect(blocked).toMatchObject({ state: 'blocked', abilities: ['unblock'] })
    expect((await other.browser.send(getSession, {})).status).toBe(401)
    const rows = await house.sql<{ reason: string }[]>`
      select payload->>'reason' as reason from events where name = 'account.blocked' and subject_id = ${other.accountId}`
    expect(rows.map(({ reason }) => reason)).toEqual(['lost-device'])
    expect(await browser.call(contract.unblockStaff, { params })).toMatchObject({ state: 'active' })
  })

  it('are never one’s own, never those of people of companies, and never the last administrator’s', async () => {
    const person = await personOwner(world, '79280200148')
    const own = { params: { id: administrator.accountId } }
    expect((await browser.send(contract.blockStaff, { ...own, body: { reason: 'left' } })).status).toBe(403)
    expect((await browser.send(contract.setStaffRoles, { ...own, body: { version: 1, roles: ['auditor'] } })).status).toBe(403)
    for (const act of [contract.blockStaff, contract.unblockStaff] as const) {
      const sent = await browser.send(act, { params: { id: person.accountId }, body: { reason: 'left' } })
      expect(sent.status).toBe(404)
    }
    const other = await staffOwner(world, { roles: ['administrator'] })
    const both = await Promise.all([
      browser.send(contract.blockStaff, { params: { id: other.accountId }, body: { reason: 'left' } }),
      other.browser.send(contract.blockStaff, { ...own, body: { reason: 'left' } }),
    ])
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  })
})

describe('the accounts of people of companies', () => {
  it('are listed, blocked and let in again by operators, by user name', async () => {
    const person = await personOwner(world, '85073003328')
    const found = await listPersonAccounts(house, operator, person.username.toUpperCase())
    expect(found).toMatchObject([{ id: person.accountId, state: 'active' }])
    expect(JSON.stringify(await listPersonAccounts(house, operator))).not.toContain('85073003328')
    await blockAccount(house, operator, { accountId: person.accountId, kind: 'person', reason: 'misuse' })
    expect((await person.browser.send(getSession, {})).status).toBe(401)
    await unblockAccount(house, operator, { accountId: person.accountId, kind: 'person' })
    expect(await eventsOf(house, person.accountId)).toEqual(['account.blocked', 'account.unblocked'])
    const staff = await staffAccount(house)
    await expect(blockAccount(house, operator, { accountId: staff.id, kind: 'person' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
