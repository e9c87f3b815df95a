import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as account from '#server/features/identity/my-account/account.contract.ts'
import { personNumbers } from '#db/schema/persons.ts'
import { nissIndex, sealNiss } from '#server/features/identity/identity-keys.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import { eventually } from '#tests/support/eventually.ts'
import { personAccount } from '#tests/support/factories/person-accounts.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { mailbox, type Mail } from '#tests/support/mailbox.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'
import { personOwner } from './account-world.ts'
import { codeOf, wrongCode } from './sign-in-world.ts'

let working: WorkingHouse
let server: RunningServer
beforeAll(async () => {
  const limits = { signInsPerMinutePerAddress: 100_000, requestsPerMinutePerAddress: 1_000_000 }
  working = await openWorkingHouse({ change: (config) => ({ ...config, limits: { ...config.limits, ...limits } }) })
  server = await startServer({ house: working.house })
})
afterAll(async () => {
  await server.close(0)
  await working.close()
})

const browser = () => client(server.url)
const wrongPassword = 'niet het goede woord'
const guess = async (username: string, times: number) => {
  for (let number = 0; number < times; number += 1) await browser().send(contract.signIn, { body: { username, password: wrongPassword } })
}
let moved = 0
async function wait(hours: number): Promise<void> {
  moved += hours * 3_600_000
  await moveClock(working.house, moved)
}

/** Everything that was wanted of the mail about a braked account is over. */
const settled = () =>
  eventually(async () => {
    const { sql } = working.house
    const open = await sql`
      select 1 from event_inbox union all select 1 from job_ledger where job_name = 'tell-braked-account' and state = 'wanted'`
    return open.length === 0
  })

async function mailsTo(to: string): Promise<Mail[]> {
  await settled()
  return mailbox(working.simulators.url).read(to)
}
const brakedEventsOf = (accountId: string) => working.house.sql<{ behind: string; payload: string }[]>`
  select payload->>'behind' as behind, payload::text as payload from events
  where name = 'account.braked' and subject_id = ${accountId} order by seq`

describe('wrong passwords', () => {
  it('nine tell nobody; the tenth tells the owner in his language how many, since when, and what to do', async () => {
    const victim = await personAccount(working.house, { language: 'fr' })
    await guess(victim.username, 9)
    expect(await mailsTo(victim.email)).toEqual([])
    await guess(victim.username, 1)
    const [mail, ...others] = await mailsTo(victim.email)
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Mots de passe erronés pour votre compte')
    expect(mail?.text).toMatch(/Mots de passe erronés.*: 10$/m)
    expect(mail?.text).toContain('/sign-in/forgot')
    for (const kept of [mail?.text, (await brakedEventsOf(victim.id))[0]?.payload])
      for (const secret of [wrongPassword, victim.username, victim.password]) expect(kept).not.toContain(secret)
  })

  it('of staff send them to an administrator, and to their account', async () => {
    const victim = await staffAccount(working.house, { language: 'en' })
    await guess(victim.username, 10)
    const [mail] = await mailsTo(victim.email)
    expect(mail?.text).toContain('speak to an administrator')
    expect(mail?.text).toMatch(/\/account$/m)
    expect(mail?.text).not.toContain('/sign-in/forgot')
  })

  it('all day long are one mail, by whichever name and however many at once; the next day there is another', async () => {
    const { house } = working
    const { keys } = house.config
    const victim = await personAccount(house)
    const niss = '79480208210'
    await house.db.insert(personNumbers).values({
      personId: victim.personId,
      nissSealed: sealNiss(keys, victim.personId, niss),
      nissIndex: nissIndex(keys, niss),
      register: 'bis',
      issuedAt: house.clock.now(),
    })
    await Promise.all([victim.username, niss].flatMap((name) => Array.from({ length: 20 }, () => guess(name, 1))))
    expect(await brakedEventsOf(victim.id)).toHaveLength(1)
    for (let hour = 0; hour < 3; hour += 1) {
      await wait(1)
      await guess(victim.username, 3)
    }
    expect(await mailsTo(victim.email)).toHaveLength(1)
    await wait(22)
    await guess(victim.username, 1)
    const mails = await mailsTo(victim.email)
    expect(mails).toHaveLength(2)
    // What was wrong the day before is not counted again.
    expect(mails[0]?.text).toMatch(/: [1-9]$/m)
  })

  it('for a name that nobody has leave the same behind, and write to nobody', async () => {
    const before = (await mailbox(working.simulators.url).read()).length
    const alarms = await working.house.sql`select 1 from guessing_alarms`
    await guess('nobody.at.all', 12)
    await settled()
    expect(await brakedEventsOf('00000000-0000-0000-0000-000000000000')).toEqual([{ behind: 'nothing', payload: '{"behind": "nothing"}' }])
    expect(await working.house.sql`select 1 from guessing_alarms`).toHaveLength(alarms.length + 1)
    expect(await mailbox(working.simulators.url).read()).toHaveLength(before)
  })

  it('for a blocked account, or one that has no password yet, write to nobody', async () => {
    const blocked = await staffAccount(working.house)
    await working.house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    const unborn = await personAccount(working.house, { password: 'none' })
    for (const { username } of [blocked, unborn]) await guess(username, 10)
    for (const { email } of [blocked, unborn]) expect(await mailsTo(email)).toEqual([])
  })
})

describe('wrong codes', () => {
  it('after the right password say that somebody knows it, also where the day’s mail about wrong passwords has gone', async () => {
    const { house } = working
    const victim = await personAccount(house, { language: 'en' })
    await guess(victim.username, 10)
    await wait(1)
    const thief = browser()
    await thief.call(contract.signIn, { body: victim })
    const code = await wrongCode(house, victim.totpSecret)
    // What was wrong at the password goes on counting here: the first wrong code is braked already.
    expect((await thief.send(contract.verifyOtp, { body: { code } })).status).toBe(429)
    const [serious, slight] = await mailsTo(victim.email)
    expect(slight?.subject).toBe('Wrong passwords for your account')
    expect(serious?.subject).toBe('Somebody may know your password')
    expect(serious?.text).toContain('Choose a new password at once')
    expect(serious?.text).toMatch(/Wrong codes: 1$/m)
    for (const secret of [code, victim.username, victim.password]) expect(serious?.text).not.toContain(secret)
    // And no more of either that day.
    await wait(1)
    await guess(victim.username, 12)
    await wait(1)
    expect((await thief.send(contract.verifyOtp, { body: { code } })).status).not.toBe(200)
    expect(await mailsTo(victim.email)).toHaveLength(2)
  })

  it('count from the last time the owner came in', async () => {
    const { house } = working
    const victim = await staffAccount(house, { language: 'en' })
    await guess(victim.username, 5)
    const owner = browser()
    await owner.call(contract.signIn, { body: victim })
    await owner.call(contract.verifyOtp, { body: { code: await codeOf(house, victim.totpSecret) } })
    const thief = browser()
    await thief.call(contract.signIn, { body: victim })
    const code = await wrongCode(house, victim.totpSecret)
    for (let number = 0; number < 10; number += 1) await thief.send(contract.verifyOtp, { body: { code } })
    const [mail] = await mailsTo(victim.email)
    expect(mail?.text).toMatch(/Wrong codes: 10$/m)
    expect(mail?.text).not.toContain('Wrong passwords')
  })

  it('ten times at once are one mail', async () => {
    const { house } = working
    const victim = await staffAccount(house)
    const code = await wrongCode(house, victim.totpSecret)
    // One after the other: right passwords side by side would be counted as tries themselves.
    const thieves = Array.from({ length: 14 }, browser)
    for (const thief of thieves) await thief.call(contract.signIn, { body: victim })
    await Promise.all(thieves.map((thief) => thief.send(contract.verifyOtp, { body: { code } })))
    expect((await brakedEventsOf(victim.id)).map(({ behind }) => behind)).toEqual(['password'])
    expect(await mailsTo(victim.email)).toHaveLength(1)
  })
})

it('somebody at a session that was left open, who guesses its password, is told of as such', async () => {
  const { house } = working
  const owner = await personOwner({ house, browser }, '79280200148')
  await house.sql`update accounts set language = 'en' where id = ${owner.accountId}`
  for (let number = 0; number < 10; number += 1)
    await owner.browser.send(account.changeOwnPassword, { body: { current: wrongPassword, password: 'trois parapluies mouillés' } })
  const [mail] = await mailsTo(owner.email)
  expect(mail?.subject).toBe('Wrong passwords or codes in your open session')
  expect(mail?.text).toContain('End the other sessions')
})

it('a job that runs again sends nothing twice', async () => {
  const { house } = working
  const victim = await staffAccount(house)
  await guess(victim.username, 10)
  expect(await mailsTo(victim.email)).toHaveLength(1)
  await house.sql`
    update job_ledger set state = 'wanted', finished_at = null, queued_at = null
    where job_name = 'tell-braked-account' and event_id = (
      select id from events where name = 'account.braked' and subject_id = ${victim.id})`
  expect(await mailsTo(victim.email)).toHaveLength(1)
})
