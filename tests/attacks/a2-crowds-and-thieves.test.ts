import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as account from '#server/features/identity/my-account/account.contract.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { blockStaff } from '#server/features/identity/staff/staff.contract.ts'
import { listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { connect, watch } from '#tests/features/live/live-world.ts'
import { cookieOf, signInFully } from '#tests/features/identity/sign-in-world.ts'
import { client, type Client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { staffAccount, type StaffAccount } from '#tests/support/factories/staff.ts'
import { mailbox, type Mailbox } from '#tests/support/mailbox.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'
import { guessAs, many } from './guesses.ts'

/**
 * Row A2 of the attacks, where jobs and the desk are at work: one password for many accounts or many tries from one network
 * are told of, and a stolen cookie opens nothing once its owner has ended what it stands for.
 */
describe('somebody who goes through many accounts, or holds another’s cookie', () => {
  let working: WorkingHouse
  let server: RunningServer
  let mails: Mailbox
  beforeAll(async () => {
    working = await openWorkingHouse({ change: (config) => ({ ...config, limits: { ...config.limits, ...many } }) })
    server = await startServer({ house: working.house })
    mails = mailbox(working.simulators.url)
  })
  afterAll(async () => {
    await server.close(0)
    await working.close()
  })

  it('with one password, or from one network, is told of: an event, a card at the desk, a mail to each administrator', async () => {
    const { house } = working
    const administrators = [
      await staffAccount(house, { roles: ['administrator'] }),
      await staffAccount(house, { roles: ['administrator'] }),
    ]
    const colleague = await staffAccount(house)
    const victims = await Promise.all(Array.from({ length: 25 }, () => staffAccount(house)))
    // Half of the names exist and half do not: what is told must not depend on it.
    const names = [...victims.map(({ username }) => username), ...Array.from({ length: 26 }, (_, n) => `nobody-${String(n)}`)]
    const statuses = await Promise.all(names.map(async (name) => (await guessAs(client(server.url), name, 'Welkom in 2026!')).status))
    expect(new Set(statuses)).toEqual(new Set([401]))
    const told = await house.sql<{ kind: string; text: string }[]>`
      select payload->>'kind' as kind, subject_id || payload::text as text from events where name = 'sign-ins.guessed'`
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['network', 'password'])
    for (const { text } of told) expect(text).not.toMatch(/Welkom|nobody|127\.0/)
    for (const { email } of administrators) await mails.waitFor({ to: email, count: 2 })
    await eventually(async () => (await house.sql`select 1 from desk_cards where kind::text = 'sign-ins-guessed'`).length === 2)
    expect(await mails.read(colleague.email)).toEqual([])
    // Nobody is shut out by it: the owner of one of the accounts still comes in.
    const [victim] = victims as [StaffAccount]
    expect(await signInFully(house, client(server.url), victim)).toBe('done')
  })

  describe('a stolen cookie', () => {
    /** What a thief still can do with a copy: read by the API, act, open a socket and follow the desk. */
    async function doorsOpenTo(cookie: string): Promise<string[]> {
      const thief = client(server.url)
      thief.cookies.set(cookieNames(working.house.config).session, cookie)
      const socket = await connect(server.url, { cookie: `${cookieNames(working.house.config).session}=${cookie}` })
      const open = {
        read: (await thief.send(listDeskRegistrations, {})).status === 200,
        session: (await thief.send(contract.getSession, {})).status === 200,
        extend: (await thief.send(account.extendSession, {})).status === 200,
        socket: (await watch(socket, 'desk', 'registrations')).ok,
      }
      socket.socket.disconnect()
      return Object.entries(open).flatMap(([door, isOpen]) => (isOpen ? [door] : []))
    }

    const ways: [string, (owner: Client, victim: StaffAccount) => Promise<unknown>][] = [
      ['after the owner has signed out', (owner) => owner.call(contract.signOut, {})],
      [
        'after the owner has ended it elsewhere',
        async (_owner, victim) => {
          const elsewhere = client(server.url)
          await signInAgain(elsewhere, victim)
          await elsewhere.call(account.endOtherSessions, {})
        },
      ],
      [
        'after the owner has changed his password elsewhere',
        async (_owner, victim) => {
          const elsewhere = client(server.url)
          await signInAgain(elsewhere, victim)
          const body = { current: victim.password, password: 'drie natte walvissen op zolder' }
          await elsewhere.call(account.changeOwnPassword, { body })
        },
      ],
      [
        'after an administrator has blocked the account',
        async (_owner, victim) => {
          const administrator = client(server.url)
          await signInFully(working.house, administrator, await staffAccount(working.house, { roles: ['administrator'] }))
          await administrator.call(blockStaff, { params: { id: victim.id }, body: { reason: 'lost-device' } })
        },
      ],
    ]

    /** A second sign-in within one time step of the phone: by a recovery code. */
    async function signInAgain(browser: Client, victim: StaffAccount): Promise<void> {
      await browser.call(contract.signIn, { body: victim })
      await browser.call(contract.verifyOtp, { body: { code: spare.get(victim.id) ?? '' } })
    }
    const spare = new Map<string, string>()

    it.each(ways)('opens nothing %s, and its open sockets end', async (_when, end) => {
      const { house } = working
      const victim = await staffAccount(house)
      const owner = client(server.url)
      await signInFully(house, owner, victim)
      const { recoveryCodes } = await owner.call(account.renewRecoveryCodes, { body: { password: victim.password } })
      spare.set(victim.id, recoveryCodes[0] ?? '')
      const stolen = cookieOf(owner) ?? ''
      expect(await doorsOpenTo(stolen)).toEqual(['read', 'session', 'extend', 'socket'])
      const socket = await connect(server.url, { cookie: `${cookieNames(house.config).session}=${stolen}` })
      await watch(socket, 'desk', 'registrations')

      await end(owner, victim)
      expect(await doorsOpenTo(stolen)).toEqual([])
      await eventually(() => socket.ends.includes('io server disconnect'), { withinMs: 5_000 })
    })
  })
})
