import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import type { AgencyWay } from '#scripts/simulators/agency-pages.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import * as contract from '#server/features/identity/issuers/agency.contract.ts'
import * as csam from '#server/features/identity/issuers/csam.contract.ts'
import { getSession, confirmOtpSetup, getOtpSetup, verifyOtp } from '#server/features/identity/identity.contract.ts'
import { inviteStaff } from '#server/features/identity/staff/invite-staff.command.ts'
import { resetStaffFactors } from '#server/features/identity/staff/reset-staff-factors.command.ts'
import { listStaff } from '#server/features/identity/staff/staff.contract.ts'
import { startServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { openTestHouse } from '#tests/support/house.ts'
import { passAgency } from '#tests/support/issuer-browser.ts'
import { startTestSimulators } from '#tests/support/simulators.ts'
import { codeOf, eventsOf, signInFully } from './sign-in-world.ts'

const simulators = await startTestSimulators()
const house = await openTestHouse({
  change: (config) => ({
    ...config,
    ...simulators.settings,
    limits: { ...config.limits, signInsPerMinutePerAddress: 100_000 },
  }),
})
const server = await startServer({ house })
const browser = () => client(server.url)
afterEach(() => simulators.heal())
afterAll(async () => {
  await server.close(0)
  await house.close()
  await simulators.close()
})

const operator = systemActor('a-test')
const freshAddress = () => `colleague-${newId().slice(-12)}@famhp.example`

async function invited(email = freshAddress(), roles: ('validator' | 'administrator')[] = ['validator']) {
  const input = { email, firstName: 'An', lastName: `De Wit ${newId().slice(-6)}`, language: 'nl', roles } as const
  return { email, ...(await inviteStaff(house, operator, input)) }
}

type Tried = { browser: Client; pending: string; query: string }

async function tried(address: string, { way = 'both', subject, by = browser() }: { way?: AgencyWay; subject?: string; by?: Client } = {}) {
  const begun = await by.call(contract.prepareAgency, { body: { language: 'fr', back: '/fr/desk/registrations' } })
  const query = await passAgency(begun.location, { address, way, ...(subject !== undefined && { subject }) })
  return { browser: by, pending: begun.pending, query }
}

const comeBack = ({ browser: by, pending, query }: Tried) => by.call(contract.finishAgency, { body: { pending, query } })

async function lastRefusal() {
  const [row] = await house.sql<{ subject: string; why: string }[]>`
    select subject_id as subject, payload->>'why' as why from events
    where name = 'account.sign-in-refused' and payload->>'step' = 'agency' order by seq desc limit 1`
  return row
}
const nobody = '00000000-0000-0000-0000-000000000000'

describe('signing in with an account of the agency', () => {
  it('lets in who was invited, without password or code, and ties the two', async () => {
    const colleague = await invited()
    const first = await tried(colleague.email.toUpperCase())
    expect(await comeBack(first)).toEqual({ next: 'done', refused: null, language: 'fr', back: '/fr/desk/registrations' })
    expect(await first.browser.call(getSession, {})).toMatchObject({ next: 'done', roles: ['validator'] })
    expect(await eventsOf(house, colleague.accountId)).toEqual(expect.arrayContaining(['account.agency-tied', 'account.signed-in']))
    const [session] = await house.sql`select auth_method as method from sessions where account_id = ${colleague.accountId}`
    expect(session?.['method']).toBe('agency')
    await comeBack(await tried(colleague.email))
    const ties = (await eventsOf(house, colleague.accountId)).filter((name) => name === 'account.agency-tied')
    expect(ties).toHaveLength(1)
  })

  it('lets in who has a password here as well, and whose name at the agency has changed since', async () => {
    const known = await staffAccount(house)
    await comeBack(await tried(known.email, { subject: 'the-same-person' }))
    const married = await tried('another.name@famhp.example', { subject: 'the-same-person' })
    expect(await comeBack(married)).toMatchObject({ next: 'done' })
    expect(await married.browser.call(getSession, {})).toMatchObject({ person: { id: known.id } })
    expect(await signInFully(house, browser(), known)).toBe('done')
  })

  it('asks for the code here where the agency saw a password only', async () => {
    const known = await staffAccount(house)
    const alone = await tried(known.email, { way: 'password' })
    expect(await comeBack(alone)).toMatchObject({ next: 'otp' })
    const answer = await alone.browser.call(verifyOtp, { body: { code: await codeOf(house, known.totpSecret) } })
    expect(answer.next).toBe('done')
    const [session] = await house.sql`select auth_method as method from sessions where account_id = ${known.id}`
    expect(session?.['method']).toBe('agency-alone+code')
  })

  it('has who has no phone yet link one, where the agency saw a password only', async () => {
    const colleague = await invited()
    const alone = await tried(colleague.email, { way: 'password' })
    expect(await comeBack(alone)).toMatchObject({ next: 'otp-setup' })
    const { secret } = await alone.browser.call(getOtpSetup, {})
    expect(await alone.browser.call(confirmOtpSetup, { body: { code: await codeOf(house, secret) } })).toMatchObject({ next: 'done' })
  })

  it('shows who came in so as active, and has nobody invited anew', async () => {
    const colleague = await invited()
    await comeBack(await tried(colleague.email))
    const administrator = browser()
    await signInFully(house, administrator, await staffAccount(house, { roles: ['administrator'] }))
    const { items } = await administrator.call(listStaff, {})
    const shown = items.find(({ id }) => id === colleague.accountId)
    expect(shown).toMatchObject({ state: 'active' })
    expect(shown?.abilities).not.toContain('inviteAgain')
    await expect(invited(colleague.email)).rejects.toMatchObject({ code: 'not-in-this-state' })
  })
})

describe('who is not let in by the agency’s sign-in', () => {
  it('is somebody whom nobody invited, and gets no account by it', async () => {
    const before = await house.sql`select count(*)::int as count from accounts`
    const stranger = await tried(freshAddress())
    expect(await comeBack(stranger)).toMatchObject({ next: null, refused: 'unknown-person' })
    expect((await stranger.browser.send(getSession, {})).status).toBe(401)
    expect(await lastRefusal()).toEqual({ subject: nobody, why: 'unknown-person' })
    expect(await house.sql`select count(*)::int as count from accounts`).toEqual(before)
  })

  it('is somebody of a company who has the same address', async () => {
    const email = freshAddress()
    await house.sql`
      insert into accounts (id, kind, username, display_name, email, language, created_at)
      values (${newId()}, 'person', ${`p-${newId().slice(-12)}`}, 'A person', ${email}, 'nl', now())`
    expect(await comeBack(await tried(email))).toMatchObject({ refused: 'unknown-person' })
  })

  it('is somebody whose address nobody confirmed', async () => {
    const colleague = await invited()
    expect(await comeBack(await tried(colleague.email, { way: 'unconfirmed' }))).toMatchObject({ refused: 'unconfirmed-address' })
    expect(await eventsOf(house, colleague.accountId)).not.toContain('account.agency-tied')
  })

  it('is somebody who was given the address of a colleague', async () => {
    const colleague = await invited()
    await comeBack(await tried(colleague.email, { subject: `first-${colleague.accountId}` }))
    const later = await tried(colleague.email, { subject: `second-${colleague.accountId}` })
    expect(await comeBack(later)).toMatchObject({ refused: 'other-login' })
    expect(await lastRefusal()).toEqual({ subject: colleague.accountId, why: 'other-login' })
  })

  it('is somebody who is blocked, and whoever was reset signs in anew', async () => {
    const colleague = await invited()
    await comeBack(await tried(colleague.email))
    await house.sql`update accounts set blocked_at = now() where id = ${colleague.accountId}`
    expect(await comeBack(await tried(colleague.email))).toMatchObject({ refused: 'blocked' })
    await house.sql`update accounts set blocked_at = null where id = ${colleague.accountId}`
    await resetStaffFactors(house, operator, { accountId: colleague.accountId })
    const [row] = await house.sql`select agency_subject as subject from accounts where id = ${colleague.accountId}`
    expect(row?.['subject']).toBeNull()
    expect(await comeBack(await tried(colleague.email, { subject: 'a-new-login' }))).toMatchObject({ next: 'done' })
  })

  it('is somebody who cancels, or comes back twice, or in another browser, or by CSAM', async () => {
    const colleague = await invited()
    expect(await comeBack(await tried(colleague.email, { way: 'cancelled' }))).toMatchObject({ refused: 'cancelled' })
    const twice = await tried(colleague.email)
    const both = await Promise.all([comeBack(twice), comeBack(twice)])
    expect(both.map(({ refused }) => refused ?? 'in').toSorted()).toEqual(['expired', 'in'])
    const theirs = await tried(colleague.email)
    const victim = browser()
    expect(await victim.call(contract.finishAgency, { body: { pending: null, query: theirs.query } })).toMatchObject({ refused: 'expired' })
    const elsewhere = { pending: theirs.pending, query: theirs.query }
    expect(await victim.call(csam.finishCsam, { body: elsewhere })).toMatchObject({ refused: 'expired' })
    const begun = await victim.call(csam.prepareCsam, { body: { acr: 'eid', language: 'fr' } })
    const state = new URL(begun.location).searchParams.get('state') ?? ''
    const crossed = await victim.call(contract.finishAgency, { body: { pending: begun.pending, query: `state=${state}&code=1` } })
    expect(crossed).toMatchObject({ refused: 'expired' })
    expect(victim.cookies.size).toBe(0)
  })

  it('is told when the issuer is away, from the beginning and on the way back', async () => {
    const colleague = await invited()
    for (const only of ['/token', '/me']) {
      const half = await tried(colleague.email)
      await simulators.fault('agency', { mode: 'down', only })
      expect(await comeBack(half), only).toMatchObject({ refused: 'unavailable' })
      await simulators.heal()
    }
  })

  it('ties one login to one account, also where two come at the same time', async () => {
    const colleague = await invited()
    const two = await Promise.all(['a', 'b'].map((one) => tried(colleague.email, { subject: `${one}-${colleague.accountId}` })))
    const outcomes = await Promise.all(two.map(comeBack))
    expect(outcomes.map(({ refused }) => refused ?? 'in').toSorted()).toEqual(['in', 'other-login'])
  })
})

describe('where the agency has no sign-in of its own', () => {
  it('is offered nowhere, and begins nowhere', async () => {
    expect(await browser().call(contract.getSignInWays, {})).toEqual({ agency: true })
    const other = await openTestHouse({ change: (config) => ({ ...config, staffIssuer: undefined }) })
    const bare = await startServer({ house: other })
    try {
      expect(await client(bare.url).call(contract.getSignInWays, {})).toEqual({ agency: false })
      expect((await client(bare.url).send(contract.prepareAgency, { body: { language: 'nl' } })).status).toBe(404)
      expect((await client(bare.url).send(contract.finishAgency, { body: { pending: null, query: '' } })).status).toBe(404)
    } finally {
      await bare.close(0)
      await other.close()
    }
  })
})
