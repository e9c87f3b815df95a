import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { companies, companyPersons } from '#db/schema/companies.ts'
import type { System } from '#server/features/actor.ts'
import { demandResetApproval } from '#server/features/companies/demand-reset-approval.command.ts'
import { answerPasswordReset } from '#server/features/identity/recovery/answer-password-reset.command.ts'
import { findResetFacts } from '#server/features/identity/recovery/find-reset-facts.query.ts'
import { issueResetLink } from '#server/features/identity/recovery/issue-reset-link.command.ts'
import { requestPasswordReset, usePasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import { approveReset, listResetApprovals, refuseReset } from '#server/features/identity/recovery/reset-approvals.contract.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import type { Client } from '#tests/support/client.ts'
import { personAccount, type PersonAccount } from '#tests/support/factories/person-accounts.ts'
import { signedInStaff, staffAccount } from '#tests/support/factories/staff.ts'
import { eventsOf, openWorld, signInFully } from './sign-in-world.ts'

const world = await openWorld({ passwordResetsPerMinutePerAddress: 100_000 })
const { house } = world
afterAll(() => world.close())

const system: System = { kind: 'system', job: 'a test' }
let numbers = 0

async function demandingCompany(person: PersonAccount, accepted = true): Promise<{ name: string; cbeNumber: string }> {
  numbers += 1
  const [companyId, createdAt] = [newId(), house.clock.now()]
  const [name, cbeNumber] = [`Ortopedia ${String(numbers)} SL`, `0${String(700_000_000 + numbers)}`]
  const address = { street: 'Calle Mayor', number: '1', box: null, postcode: '28013', city: 'Madrid', country: 'ES' }
  const fixed = { country: 'ES', address, cbeState: 'issued', language: 'fr' } as const
  await house.db.insert(companies).values({ id: companyId, name, cbeNumber, ...fixed, registrationId: newId(), createdAt })
  await house.db.insert(companyPersons).values({
    companyId,
    personId: person.personId,
    role: 'legal-representative',
    email: 'contact@company.example',
    acceptedAt: accepted ? createdAt : null,
    createdAt,
  })
  expect(await demandResetApproval(house, system, { cbeNumber, demanded: true })).toEqual({ name })
  return { name, cbeNumber }
}

async function linkFor({ email }: PersonAccount): Promise<string> {
  await world.browser().call(requestPasswordReset, { body: { email } })
  const [row] = await house.sql<{ id: string }[]>`select id from reset_requests order by created_at desc, id desc limit 1`
  await answerPasswordReset(house, system, { requestId: row?.id ?? '' })
  const facts = await findResetFacts(house, system, row?.id ?? '')
  return facts?.lines.flatMap((line) => (line.answer === 'link' ? [line.token] : []))[0] ?? ''
}

async function desk(role: StaffRole): Promise<Client> {
  const browser = world.browser()
  await signInFully(house, browser, await staffAccount(house, { roles: [role] }))
  return browser
}

const waitingFor = async (as: Client, { username }: PersonAccount) =>
  (await as.call(listResetApprovals, {})).items.find((one) => one.username === username)

describe('a company that wants resets approved first (S130)', () => {
  it('makes its people wait: no session begins, and the desk lets them go on with a fresh link', async () => {
    const person = await personAccount(house)
    const { name } = await demandingCompany(person)
    const browser = world.browser()
    expect(await browser.call(usePasswordReset, { params: { token: await linkFor(person) } })).toEqual({ next: 'approval' })
    expect(browser.cookies.size).toBe(0)
    const validator = await desk('validator')
    const waiting = await waitingFor(validator, person)
    expect(waiting).toMatchObject({ name: person.name, companies: [name] })
    const params = { id: waiting?.id ?? '' }
    expect(await validator.call(approveReset, { params, body: { reason: 'spoke-to-person' } })).toEqual(params)
    expect(await waitingFor(validator, person)).toBeUndefined()
    const [approved] = await house.sql<{ id: string }[]>`
      select id from events where subject_id = ${person.id} and name = 'account.reset-approved'`
    const link = await issueResetLink(house, system, { accountId: person.id, issueId: approved?.id ?? '' })
    await world.wait(20 * 3_600_000)
    expect(await world.browser().call(usePasswordReset, { params: { token: link?.token ?? '' } })).toEqual({ next: 'otp-setup' })
  })

  it('may be told no: nothing changes, and the next link waits anew', async () => {
    const person = await personAccount(house)
    await demandingCompany(person)
    await world.browser().call(usePasswordReset, { params: { token: await linkFor(person) } })
    const administrator = await desk('administrator')
    const first = await waitingFor(administrator, person)
    const params = { id: first?.id ?? '' }
    await administrator.call(refuseReset, { params, body: { reason: 'person-did-not-ask' } })
    expect(await eventsOf(house, person.id)).toEqual([
      'account.reset-link-issued',
      'account.reset-link-used',
      'account.reset-approval-wanted',
      'account.reset-refused',
    ])
    await world.wait(120_000)
    await world.browser().call(usePasswordReset, { params: { token: await linkFor(person) } })
    expect((await waitingFor(administrator, person))?.id).not.toBe(first?.id)
  })

  it('is decided once, whoever decides at the same time; and one person waits once', async () => {
    const person = await personAccount(house)
    await demandingCompany(person)
    await world.browser().call(usePasswordReset, { params: { token: await linkFor(person) } })
    await world.wait(120_000)
    await world.browser().call(usePasswordReset, { params: { token: await linkFor(person) } })
    const [one, other] = [await desk('validator'), await desk('validator')]
    const items = (await one.call(listResetApprovals, {})).items.filter(({ username }) => username === person.username)
    expect(items).toHaveLength(1)
    const params = { id: items[0]?.id ?? '' }
    const decided = await Promise.all([
      one.send(approveReset, { params, body: { reason: 'company-confirms' } }),
      other.send(refuseReset, { params, body: { reason: 'nobody-reached' } }),
    ])
    expect(decided.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('holds up nobody by a tie he has not accepted, nor once it is taken back', async () => {
    const named = await personAccount(house)
    await demandingCompany(named, false)
    expect(await world.browser().call(usePasswordReset, { params: { token: await linkFor(named) } })).toEqual({ next: 'otp-setup' })
    const person = await personAccount(house)
    const { cbeNumber } = await demandingCompany(person)
    await demandResetApproval(house, system, { cbeNumber, demanded: false })
    expect(await world.browser().call(usePasswordReset, { params: { token: await linkFor(person) } })).toEqual({ next: 'otp-setup' })
  })

  it('is for validators and administrators to decide, for operators to set, and asks for a reason that fits', async () => {
    const inspector = await desk('inspector')
    expect((await inspector.send(listResetApprovals, {})).problem.code).toBe('not-allowed')
    const params = { id: crypto.randomUUID() }
    expect((await inspector.send(approveReset, { params, body: { reason: 'company-confirms' } })).problem.code).toBe('not-allowed')
    const validator = await desk('validator')
    expect((await validator.send(approveReset, { params, body: { reason: 'company-confirms' } })).problem.code).toBe('not-found')
    expect((await validator.send(approveReset, { params, body: { reason: 'nobody-reached' as 'company-confirms' } })).status).toBe(422)
    expect((await validator.send(refuseReset, { params, body: { reason: 'company-confirms' as 'nobody-reached' } })).status).toBe(422)
    const { actor } = await signedInStaff(house, { roles: ['administrator'] })
    await expect(demandResetApproval(house, actor, { cbeNumber: '0700000001', demanded: true })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(demandResetApproval(house, system, { cbeNumber: '0999999999', demanded: true })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
