import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { personNumbers } from '#db/schema/persons.ts'
import type { System } from '#server/features/actor.ts'
import { lookAtAccount, mailAccountLink } from '#server/features/identity/account-help/account-help.contract.ts'
import { nissIndex, sealNiss } from '#server/features/identity/identity-keys.ts'
import { issueResetLink } from '#server/features/identity/recovery/issue-reset-link.command.ts'
import { formatNiss, nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { lookPasswordReset, usePasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import type { Client } from '#tests/support/client.ts'
import { personAccount, type PersonAccountOptions } from '#tests/support/factories/person-accounts.ts'
import { admittedCompany, tie } from '#tests/support/factories/sessions.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { eventsOf, openWorld, signInFully } from './sign-in-world.ts'

const world = await openWorld()
const { house } = world
afterAll(() => world.close())

const system: System = { kind: 'system', job: 'a test' }
const nobody = '00000000-0000-0000-0000-000000000000'
let counter = 0

async function numbered(options: PersonAccountOptions = {}) {
  const account = await personAccount(house, options)
  counter += 2
  const nine = `804229${String(counter).padStart(3, '0')}`
  const niss = nine + nissCheckDigits(nine, 1900)
  const { keys } = house.config
  await house.db.insert(personNumbers).values({
    personId: account.personId,
    nissSealed: sealNiss(keys, account.personId, niss),
    nissIndex: nissIndex(keys, niss),
    register: 'bis',
    issuedAt: house.clock.now(),
  })
  return { ...account, niss }
}

async function signedIn(role: 'administrator' | 'validator'): Promise<Client> {
  const browser = world.browser()
  await signInFully(house, browser, await staffAccount(house, { roles: [role] }))
  return browser
}

describe('support for who cannot help himself (S131)', () => {
  it('sees how an account stands once NISS, name and address all fit, in any spelling', async () => {
    const account = await numbered({ name: ['Zoë', 'Müller-Roca'] })
    const administrator = await signedIn('administrator')
    for (const told of [
      { niss: account.niss, name: account.name, email: account.email },
      { niss: formatNiss(account.niss), name: 'mueller roca zoe', email: ` ${account.email.toUpperCase()} ` },
    ]) {
      expect(await administrator.call(lookAtAccount, { body: told })).toEqual({
        account: {
          name: account.name,
          username: account.username,
          blocked: false,
          password: 'own',
          phones: 1,
          lastSignInAt: null,
          linkUntil: null,
          ties: [],
          profiles: { count: 0, reason: 'not-named' },
          abilities: ['mailLink'],
        },
      })
    }
    expect(await eventsOf(house, account.id)).toEqual(['account.looked-at', 'account.looked-at'])
  })

  it('sees why a profile is not valid, as the person reads it, or how many there are (S137)', async () => {
    const administrator = await signedIn('administrator')
    const now = house.clock.now()
    const stateAfter = async (prepare: (personId: string) => Promise<unknown>) => {
      const account = await numbered()
      await prepare(account.personId)
      const told = { niss: account.niss, name: account.name, email: account.email }
      return (await administrator.call(lookAtAccount, { body: told })).account?.profiles
    }
    const named = (given: { acceptedAt?: Date; role?: 'legal-representative' | 'contact-person' }) => async (personId: string) =>
      tie(house, { companyId: await admittedCompany(house, 'Ortopedia Roca SL'), personId, ...given })
    expect(await stateAfter(named({ acceptedAt: now }))).toEqual({ count: 1, reason: null })
    expect(await stateAfter(named({}))).toEqual({ count: 0, reason: 'tie-waiting' })
    expect(await stateAfter(named({ acceptedAt: now, role: 'contact-person' }))).toEqual({ count: 0, reason: 'no-right' })
    const refused = async (personId: string) => {
      const id = await named({})(personId)
      await house.sql`update company_persons set refused_at = ${now.toISOString()} where id = ${id}`
    }
    expect(await stateAfter(refused)).toEqual({ count: 0, reason: 'tie-refused' })
  })

  it('is told nothing where one of them does not fit, and not which', async () => {
    const [account, other] = [await numbered(), await numbered({ name: ['Luis', 'Roca'] })]
    const administrator = await signedIn('administrator')
    const right = { niss: account.niss, name: account.name, email: account.email }
    const wrong = [
      { ...right, niss: other.niss },
      { ...right, niss: '80422999999' },
      { ...right, niss: 'no number' },
      { ...right, name: 'Ana' },
      { ...right, name: other.name },
      { ...right, email: other.email },
    ]
    const answers = await Promise.all(wrong.map((body) => administrator.call(lookAtAccount, { body })))
    expect(answers).toEqual(wrong.map(() => ({ account: null })))
    for (const body of wrong) {
      expect((await administrator.send(mailAccountLink, { body: { ...body, reason: 'no-mail' } })).problem.code).toBe('not-found')
    }
    expect(await eventsOf(house, account.id)).toEqual([])
    const tried = await house.sql`select payload from events where subject_id = ${nobody} and name = 'account.looked-at'`
    expect(tried).toHaveLength(wrong.length)
    expect(JSON.stringify(tried)).not.toContain(account.niss)
  })

  it('has a link mailed that works a day, once, and makes the earlier one void; a repeated job makes the same', async () => {
    const account = await numbered()
    const administrator = await signedIn('administrator')
    const told = { niss: account.niss, name: account.name, email: account.email }
    expect(await administrator.call(mailAccountLink, { body: { ...told, reason: 'lost-phone' } })).toEqual({ username: account.username })
    const [wanted] = await house.sql<{ id: string; payload: unknown }[]>`
      select id, payload from events where subject_id = ${account.id} and name = 'account.reset-link-wanted'`
    expect(wanted?.payload).toEqual({ reason: 'lost-phone' })
    const issue = () => issueResetLink(house, system, { accountId: account.id, issueId: wanted?.id ?? '' })
    const links = await Promise.all([issue(), issue(), issue()])
    expect(new Set(links.map((link) => link?.token)).size).toBe(1)
    const later = await issueResetLink(house, system, { accountId: account.id, issueId: newId() })
    expect((await world.browser().send(usePasswordReset, { params: { token: links[0]?.token ?? '' } })).problem.code).toBe('link-expired')
    expect(await issue()).toBeUndefined()
    expect((await administrator.call(lookAtAccount, { body: told })).account?.linkUntil).not.toBeNull()
    await world.wait(23 * 3_600_000)
    const params = { token: later?.token ?? '' }
    expect(await world.browser().call(lookPasswordReset, { params })).toEqual({ name: account.name, username: account.username })
    expect(await world.browser().call(usePasswordReset, { params })).toEqual({ next: 'otp-setup' })
    expect((await world.browser().send(usePasswordReset, { params })).problem.code).toBe('link-used')
  })

  it('cannot mail one for who is blocked or has nothing to sign in with yet', async () => {
    const administrator = await signedIn('administrator')
    const without = await numbered({ password: 'none' })
    const blocked = await numbered()
    await house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    for (const account of [without, blocked]) {
      const told = { niss: account.niss, name: account.name, email: account.email }
      expect((await administrator.call(lookAtAccount, { body: told })).account?.abilities).toEqual([])
      expect((await administrator.send(mailAccountLink, { body: { ...told, reason: 'no-mail' } })).problem.code).toBe('not-in-this-state')
      expect(await issueResetLink(house, system, { accountId: account.id, issueId: newId() })).toBeUndefined()
    }
    const lapsed = await numbered({ password: 'temporary' })
    await house.sql`update accounts set password_expires_at = now() - interval '1 day' where id = ${lapsed.id}`
    const told = { niss: lapsed.niss, name: lapsed.name, email: lapsed.email }
    expect((await administrator.call(lookAtAccount, { body: told })).account).toMatchObject({ password: 'expired', phones: 0 })
  })

  it('is the administrators’ alone, and asks for all it needs', async () => {
    const account = await numbered()
    const body = { niss: account.niss, name: account.name, email: account.email }
    const validator = await signedIn('validator')
    expect((await validator.send(lookAtAccount, { body })).problem.code).toBe('not-allowed')
    expect((await validator.send(mailAccountLink, { body: { ...body, reason: 'no-mail' } })).problem.code).toBe('not-allowed')
    const administrator = await signedIn('administrator')
    expect((await administrator.send(lookAtAccount, { body: { ...body, name: '' } })).status).toBe(422)
    expect((await administrator.send(mailAccountLink, { body: { ...body, reason: 'because' as 'no-mail' } })).status).toBe(422)
    await expect(issueResetLink(house, { kind: 'anonymous' }, { accountId: account.id, issueId: newId() })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})
