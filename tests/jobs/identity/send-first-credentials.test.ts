import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { issueNiss } from '#jobs/identity/issue-niss.job.ts'
import { sendFirstCredentials } from '#jobs/identity/send-first-credentials.job.ts'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import { TryLater } from '#jobs/runtime/failures.ts'
import type { OutgoingMail } from '#jobs/gateways/smtp.gateway.ts'
import { signIn } from '#server/features/identity/sign-in/sign-in.command.ts'
import type { Language } from '#server/features/identity/identity.contract.ts'
import { admit, openIdentityWorld, runFor, somebody } from './identity-world.ts'

const world = await openIdentityWorld()
const { house, simulators, mails } = world
const job = sendFirstCredentials as unknown as JobDefinition
const niss = issueNiss as unknown as JobDefinition
afterEach(() => simulators.heal())
afterAll(() => world.close())

const anonymous = { kind: 'anonymous' } as const
const passwordLine = /^[A-Za-z0-9-]{12,64}$/m

async function numbered(language: Language = 'fr') {
  const person = somebody()
  const admitted = await admit(house, person, { language })
  await runFor(world, niss, admitted.personId)
  return { ...admitted, person }
}

async function mailsTo(email: string) {
  const all = await mails.read(email)
  const number = all.filter((mail) => /\d{6} \d{3} \d{2}/.test(mail.text))
  return { all, number, password: all.filter((mail) => !number.includes(mail)) }
}

describe('first credentials', () => {
  it.each(['nl', 'fr', 'en'] as const)('go in two mails in %s: number, and password alone on a line', async (language) => {
    const { personId, email, person } = await numbered(language)
    expect(await runFor(world, job, personId)).toBe('done')
    const { all, number, password } = await mailsTo(email)
    expect(all).toHaveLength(2)
    const written = /\d{6} \d{3} \d{2}/.exec(number[0]?.text ?? '')?.[0] ?? ''
    const temporary = passwordLine.exec(password[0]?.text ?? '')?.[0] ?? ''
    expect(temporary).toMatch(/[A-Za-z]/)
    expect(temporary).toMatch(/\d/)
    expect(number[0]?.text).not.toContain(temporary)
    const second = `${password[0]?.subject ?? ''}${password[0]?.text ?? ''}${password[0]?.html ?? ''}`
    for (const secret of [written, written.replaceAll(' ', ''), person.lastName]) expect(second).not.toContain(secret)
    for (const mail of all) expect(mail.subject).not.toMatch(/\d{3}/)
    for (const mail of all) expect(mail.html).toContain(`lang="${language}"`)
    // And it works: with the number as it is written in the mail.
    expect(await signIn(house, anonymous, { username: written, password: temporary })).toMatchObject({ next: 'otp-setup' })
  })

  it('twice, and twice at once, are the same two mails and one password', async () => {
    const { personId, email } = await numbered()
    await Promise.all([runFor(world, job, personId), runFor(world, job, personId)])
    await runFor(world, job, personId)
    expect((await mails.read(email)).length).toBe(2)
    const issues = await house.sql`select 1 from issued_secrets s join accounts a on a.id = s.account_id where a.person_id = ${personId}`
    expect(issues).toHaveLength(1)
  })

  it('after a crash between the mails send only the missing one', async () => {
    const { personId, email } = await numbered()
    const failing = withSend((send, mail) => {
      if (mail.messageId.includes('temporary-password')) throw new Error('the process died')
      return send(mail)
    })
    await expect(runFor({ house, gateways: failing }, job, personId)).rejects.toBeInstanceOf(TryLater)
    expect((await mailsTo(email)).number).toHaveLength(1)
    expect(await runFor(world, job, personId)).toBe('done')
    const { number, password } = await mailsTo(email)
    expect([number.length, password.length]).toEqual([1, 1])
  })

  it('after a death between the server’s yes and our note go again with the same Message-ID and the same content', async () => {
    const { personId, email } = await numbered()
    const seen: OutgoingMail[] = []
    const losing = withSend(async (send, mail) => {
      seen.push(mail)
      await send(mail)
      throw new Error('the process died')
    })
    await expect(runFor({ house, gateways: losing }, job, personId)).rejects.toBeInstanceOf(TryLater)
    const watching = withSend((send, mail) => {
      seen.push(mail)
      return send(mail)
    })
    expect(await runFor({ house, gateways: watching }, job, personId)).toBe('done')
    expect(await mails.read(email)).toHaveLength(4)
    expect(seen).toHaveLength(4)
    expect(new Set(seen.map((mail) => mail.messageId)).size).toBe(2)
    expect(new Set(seen.map((mail) => `${mail.messageId}${mail.text}${mail.html}`)).size).toBe(2)
    const log = await house.sql<
      { state: string; attempts: number }[]
    >`select state::text, attempts from mail_log where person_id = ${personId}`
    expect(log).toHaveLength(2)
    for (const row of log) expect(row).toEqual({ state: 'sent', attempts: 2 })
  })

  it('wait while the mail server is away, and are told when it refuses the address for good', async () => {
    const { personId, email } = await numbered()
    await simulators.fault('mail', { mode: 'down' })
    await expect(runFor(world, job, personId)).rejects.toBeInstanceOf(TryLater)
    await simulators.heal()
    expect(await runFor(world, job, personId)).toBe('done')
    expect(await mails.read(email)).toHaveLength(2)

    const refused = await numbered()
    const refusing = withSend(() => Promise.resolve({ outcome: 'refused' as const, code: 'SMTP_550' }))
    expect(await runFor({ house, gateways: refusing }, job, refused.personId)).toBe('done')
    const events = await house.sql<{ payload: { code: string } }[]>`
      select e.payload from events e join mail_log m on m.id::text = e.subject_id where m.person_id = ${refused.personId} and e.name = 'mail.refused'`
    expect(events).toHaveLength(2)
  })

  it('never reach who has an account, and never change its address', async () => {
    const niss = '52430205022'
    const first = await admit(house, { niss }, { email: 'own@address.example' })
    await runFor(world, job, first.personId)
    const second = await admit(house, { niss }, { email: 'typed@by-another.example' })
    expect(second.personId).toBe(first.personId)
    const events = await house.sql<
      { name: string; payload: unknown }[]
    >`select name, payload from events where subject_id = ${first.personId} order by seq`
    expect(events.map((event) => event.name)).toEqual([
      'person.admitted',
      'person.niss-issued',
      'person.name-wanted',
      'person.admitted',
      'person.named-again',
    ])
    await runFor(world, job, first.personId)
    expect(await mails.read('own@address.example')).toHaveLength(2)
    expect(await mails.read('typed@by-another.example')).toHaveLength(0)
    expect(await house.sql`select email from accounts where person_id = ${first.personId}`).toEqual([{ email: 'own@address.example' }])
  })

  it('of one number admitted by many approvals at once belong to one person with one account', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => admit(house, { niss: '98472899765' })))
    expect(new Set(all.map((one) => one.personId)).size).toBe(1)
    const rows = await house.sql`select 1 from accounts where person_id = ${all[0]?.personId ?? ''}`
    expect(rows).toHaveLength(1)
    const issued = await house.sql`select 1 from events where subject_id = ${all[0]?.personId ?? ''} and name = 'person.niss-issued'`
    expect(issued).toHaveLength(1)
  })

  it('give namesakes different user names', async () => {
    const person = somebody()
    const people = await Promise.all(Array.from({ length: 8 }, () => admit(house, person)))
    const rows = await house.sql<
      { username: string }[]
    >`select username from accounts where person_id::text = any(${people.map((one) => one.personId)})`
    expect(new Set(rows.map((row) => row.username)).size).toBe(8)
    expect(rows.every((row) => row.username.startsWith('ana.garcia'))).toBe(true)
  })
})

describe('what is kept of them', () => {
  it('no number and no password in events, ledger, mail log, secrets or Redis', async () => {
    const { personId, email } = await numbered()
    await runFor(world, job, personId)
    const { number, password } = await mailsTo(email)
    const written = /\d{6} \d{3} \d{2}/.exec(number[0]?.text ?? '')?.[0] ?? ''
    const temporary = passwordLine.exec(password[0]?.text ?? '')?.[0] ?? ''
    expect(temporary).not.toBe('')
    const secrets = [written, written.replaceAll(' ', ''), temporary]
    const tables = await house.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      const rows = await house.sql<{ text: string }[]>`select t::text as text from ${house.sql(name)} t`
      for (const secret of secrets)
        expect(
          rows.filter((row) => row.text.includes(secret)),
          name,
        ).toHaveLength(0)
    }
    const keys = await house.redis.keys('*')
    for (const secret of secrets) expect(keys.filter((key) => key.includes(secret))).toHaveLength(0)
  })

  it('the temporary password ends after 72 hours', async () => {
    const { personId, email } = await numbered()
    await runFor(world, job, personId)
    const { password } = await mailsTo(email)
    const temporary = passwordLine.exec(password[0]?.text ?? '')?.[0] ?? ''
    const [account] = await house.sql<{ username: string }[]>`select username from accounts where person_id = ${personId}`
    const username = account?.username ?? ''
    await house.sql`update accounts set password_expires_at = ${new Date(house.clock.now().getTime() - 1).toISOString()} where person_id = ${personId}`
    await expect(signIn(house, anonymous, { username, password: temporary })).rejects.toMatchObject({ code: 'wrong-credentials' })
    const [issue] = await house.sql<{ hours: string }[]>`
      select extract(epoch from s.expires_at - s.created_at) / 3600 as hours from issued_secrets s join accounts a on a.id = s.account_id where a.person_id = ${personId}`
    expect(Number(issue?.hours)).toBe(72)
  })
})

type Send = typeof world.gateways.smtp.send

/** The real mail server with something happening around it. */
function withSend(around: (send: Send, mail: OutgoingMail) => ReturnType<Send>): typeof world.gateways {
  const { smtp } = world.gateways
  return { ...world.gateways, smtp: { ...smtp, send: (mail) => around(smtp.send, mail) } }
}
