import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { issueNiss } from '#jobs/identity/issue-niss.job.ts'
import { sendFirstCredentials } from '#jobs/identity/send-first-credentials.job.ts'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import { resendCredentials, type StaffRole } from '#server/features/identity/identity.contract.ts'
import { signIn } from '#server/features/identity/sign-in/sign-in.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { admit, openIdentityWorld, runFor, type IdentityWorld } from '#tests/jobs/identity/identity-world.ts'

let world: IdentityWorld
let server: RunningServer
let running: RunningJobs | undefined
const job = sendFirstCredentials as unknown as JobDefinition
beforeAll(async () => {
  world = await openIdentityWorld()
  server = await startServer({ house: world.house })
})
afterEach(async () => {
  await running?.close()
  running = undefined
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

async function as(...roles: StaffRole[]): Promise<Client> {
  const session = await staffSession(world.house, { roles })
  const one = client(server.url)
  one.cookies.set(session.cookieName, session.token)
  return one
}

/** Somebody with a number and first credentials mailed. */
async function withCredentials() {
  const admitted = await admit(world.house)
  await runFor(world, issueNiss, admitted.personId)
  await runFor(world, job, admitted.personId)
  return admitted
}
const passwordLine = /^[A-Za-z0-9]{4}(?:-[A-Za-z0-9]{4}){3}$/m
async function passwordsOf(email: string): Promise<string[]> {
  const mails = await world.mails.read(email)
  return mails.flatMap((mail) => passwordLine.exec(mail.text)?.[0] ?? [])
}
async function usernameOf(personId: string): Promise<string> {
  const [row] = await world.house.sql<{ username: string }[]>`select username from accounts where person_id = ${personId}`
  return row?.username ?? ''
}
const anonymous = { kind: 'anonymous' } as const
const ask = (one: Client, personId: string) => one.send(resendCredentials, { params: { id: personId }, body: { reason: 'not-received' } })

describe('S54 X, FAQ 4: a representative did not get login and password', () => {
  test('both mails go again, the new password works and the one before does not', async () => {
    const { personId, email } = await withCredentials()
    const [first = ''] = await passwordsOf(email)
    const username = await usernameOf(personId)
    running = startJobs({ house: world.house, gateways: world.gateways, jobs: [job] })
    const validator = await as('validator')
    const sent = await ask(validator, personId)
    expect(sent.status).toBe(202)
    await eventually(async () => (await world.mails.read(email)).length === 4)
    const passwords = await passwordsOf(email)
    expect(new Set(passwords).size).toBe(2)
    const second = passwords.find((password) => password !== first) ?? ''
    await expect(signIn(world.house, anonymous, { username, password: first })).rejects.toMatchObject({ code: 'wrong-credentials' })
    expect(await signIn(world.house, anonymous, { username, password: second })).toMatchObject({ next: 'otp-setup' })
  })

  test('the trail has who wanted it and why, as a code, and no secret', async () => {
    const { personId } = await withCredentials()
    await ask(await as('validator'), personId)
    const events = await world.house.sql<{ payload: object; actor_kind: string }[]>`
      select payload, actor_kind from events where name = 'person.credentials-wanted' and subject_id = ${personId}`
    expect(events).toMatchObject([{ payload: { reason: 'not-received' }, actor_kind: 'staff' }])
  })

  test('what was begun with the password before ends with it', async () => {
    const { personId, email } = await withCredentials()
    const [first = ''] = await passwordsOf(email)
    await signIn(world.house, anonymous, { username: await usernameOf(personId), password: first })
    await ask(await as('validator'), personId)
    await runFor(world, job, personId)
    const open = await world.house.sql`
      select 1 from sessions s join accounts a on a.id = s.account_id where a.person_id = ${personId} and s.ended_at is null`
    expect(open).toHaveLength(0)
  })

  test('asked by two at once, one password is left that works', async () => {
    const { personId, email } = await withCredentials()
    running = startJobs({ house: world.house, gateways: world.gateways, jobs: [job] })
    const both = await Promise.all([as('validator'), as('validator')])
    const sent = await Promise.all(both.map((one) => ask(one, personId)))
    expect(sent.map((one) => one.status)).toEqual([202, 202])
    const wanted = async () =>
      (
        await world.house.sql`
        select 1 from job_ledger l join events e on e.id = l.event_id
        where l.job_name = ${job.name} and e.subject_id = ${personId} and e.name = 'person.credentials-wanted' and l.state = 'done'`
      ).length
    await eventually(async () => (await wanted()) === 2)
    const username = await usernameOf(personId)
    const tried = await Promise.allSettled(
      (await passwordsOf(email)).map((password) => signIn(world.house, anonymous, { username, password })),
    )
    expect(tried.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  test('a repeated job of the earlier issue mails nothing that no longer works', async () => {
    const { personId, email } = await withCredentials()
    const [issued] = await world.house.sql<{ id: string }[]>`
      select id from events where name = 'person.niss-issued' and subject_id = ${personId}`
    await ask(await as('validator'), personId)
    await runFor(world, job, personId)
    expect(await world.mails.read(email)).toHaveLength(4)
    await world.house.sql`delete from job_steps where event_id = ${issued?.id ?? ''}`
    await world.house.sql`update job_ledger set state = 'wanted', finished_at = null where event_id = ${issued?.id ?? ''}`
    running = startJobs({ house: world.house, gateways: world.gateways, jobs: [job] })
    await eventually(async () => {
      const [row] = await world.house.sql<{ state: string }[]>`
        select state::text from job_ledger where event_id = ${issued?.id ?? ''} and job_name = ${job.name}`
      return row?.state === 'done'
    })
    expect(await world.mails.read(email)).toHaveLength(4)
  })

  test('who has a password of his own is not sent another: the present state says what to do', async () => {
    const { personId } = await withCredentials()
    await world.house.sql`update accounts set password_is_temporary = false where person_id = ${personId}`
    const sent = await ask(await as('validator'), personId)
    expect(sent.problem).toMatchObject({ status: 409, code: 'not-in-this-state', current: { personId, state: 'has-own-password' } })
  })

  test('nor who has no number yet, nor who is blocked', async () => {
    const { personId } = await admit(world.house)
    const validator = await as('validator')
    expect((await ask(validator, personId)).problem).toMatchObject({ status: 409, current: { state: 'no-number' } })
    const other = await withCredentials()
    await world.house.sql`update accounts set blocked_at = now() where person_id = ${other.personId}`
    expect((await ask(validator, other.personId)).problem).toMatchObject({ status: 409, current: { state: 'blocked' } })
  })

  test('only validators may, and only for people that exist', async () => {
    const { personId } = await withCredentials()
    for (const role of ['administrator', 'auditor', 'finance', 'inspector'] as const) {
      expect((await ask(await as(role), personId)).problem.code).toBe('not-allowed')
    }
    expect((await ask(client(server.url), personId)).problem.code).toBe('not-signed-in')
    const person = await personSession(world.house)
    const company = client(server.url)
    company.cookies.set(person.cookieName, person.token)
    expect((await ask(company, personId)).problem.code).toBe('not-found')
    expect((await ask(await as('validator'), newId())).problem.code).toBe('not-found')
  })
})
