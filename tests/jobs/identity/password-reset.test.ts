import { afterAll, describe, expect, it } from 'vitest'
import { companies, companyPersons } from '#db/schema/companies.ts'
import { newId } from '#db/columns.ts'
import { requestPasswordReset } from '#server/features/identity/recovery/request-password-reset.command.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import {
  factorsExchanged,
  passwordResetRequested,
  resetApproved,
  resetLinkWanted,
  resetRefused,
} from '#server/features/identity/identity.events.ts'
import { proposeStaffReset } from '#server/features/identity/staff/propose-staff-reset.command.ts'
import { withdrawStaffReset } from '#server/features/identity/staff/withdraw-staff-reset.command.ts'
import { sendAccountLink } from '#jobs/identity/send-account-link.job.ts'
import { sendPasswordReset } from '#jobs/identity/send-password-reset.job.ts'
import { tellExchangedFactors } from '#jobs/identity/tell-exchanged-factors.job.ts'
import { tellResetRefusal } from '#jobs/identity/tell-reset-refusal.job.ts'
import { tellStaffReset } from '#jobs/identity/tell-staff-reset.job.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import { personAccount, type PersonAccount } from '#tests/support/factories/person-accounts.ts'
import { signedInStaff, staffAccount } from '#tests/support/factories/staff.ts'
import { openIdentityWorld, runFor } from './identity-world.ts'

const world = await openIdentityWorld()
const { house, mails } = world
afterAll(() => world.close())

async function asked(email: string): Promise<string> {
  await requestPasswordReset(house, { kind: 'anonymous' }, { email })
  const [row] = await house.sql<{ id: string }[]>`select id from reset_requests order by created_at desc, id desc limit 1`
  return row?.id ?? ''
}

const linksIn = (text: string) => [...text.matchAll(/\/password-reset\/([\w-]{43})\b/g)].map(([, token]) => token)

describe('who asks for a new password', () => {
  it('is mailed one link, in the language of the account, and a repeated job mails the same', async () => {
    const account = await personAccount(house, { language: 'nl' })
    const requestId = await asked(account.email)
    expect(await runFor(world, sendPasswordReset, requestId)).toBe('done')
    expect(await runFor(world, sendPasswordReset, requestId)).toBe('done')
    const [mail, ...more] = await mails.read(account.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Nieuw wachtwoord en nieuwe telefoon voor het portaal')
    expect(mail?.text).toContain(account.username)
    expect(new Set(linksIn(mail?.text ?? '')).size).toBe(1)
    // Neither trail nor jobs nor the log of mails know the address by the request, or the token at all.
    const [token = ''] = linksIn(mail?.text ?? '')
    const kept = await house.sql<{ text: string }[]>`
      select payload::text as text from events union all select payload::text from job_ledger union all select subject from mail_log`
    expect(kept.filter(({ text }) => text.includes(token) || text.includes(account.email))).toEqual([])
  })

  it('and whose address is nobody’s gets nothing', async () => {
    const requestId = await asked('nobody@nowhere.example')
    expect(await runFor(world, sendPasswordReset, requestId)).toBe('done')
    expect(await mails.read('nobody@nowhere.example')).toEqual([])
  })

  it('and shares an address gets one mail with a link for each, by user name', async () => {
    const email = `shared-${newId().slice(-8)}@company.example`
    const [one, other] = [await personAccount(house, { email }), await personAccount(house, { email, name: ['Luis', 'Roca'] })]
    await runFor(world, sendPasswordReset, await asked(email))
    const [mail, ...more] = await mails.read(email)
    expect(more).toEqual([])
    expect(mail?.text).toContain(one.username)
    expect(mail?.text).toContain(other.username)
    expect(new Set(linksIn(mail?.text ?? '')).size).toBe(2)
  })

  it('and is of the agency is sent to an administrator, without link', async () => {
    const staff = await staffAccount(house, { language: 'en' })
    await runFor(world, sendPasswordReset, await asked(staff.email))
    const [mail] = await mails.read(staff.email)
    expect(mail?.text).toMatch(/Only an\s+administrator can restore it/)
    expect(linksIn(mail?.text ?? '')).toEqual([])
  })

  it('and has nothing yet, or is blocked, is told so', async () => {
    const without = await personAccount(house, { language: 'en', password: 'none' })
    await runFor(world, sendPasswordReset, await asked(without.email))
    expect((await mails.read(without.email))[0]?.text).toContain('No sign-in details were sent')
    const blocked = await personAccount(house, { language: 'en' })
    await house.sql`update accounts set blocked_at = now() where id = ${blocked.id}`
    await runFor(world, sendPasswordReset, await asked(blocked.email))
    expect((await mails.read(blocked.email))[0]?.text).toContain('This account is blocked')
  })

  it('but whose request was forgotten meanwhile gets nothing, and no fault', async () => {
    const id = newId()
    await house.transaction(systemActor('a-test'), (tx) =>
      recordEvent(tx, passwordResetRequested.of({ subjectId: id, version: 1, payload: {} })),
    )
    expect(await runFor(world, sendPasswordReset, id)).toBe('done')
  })
})

async function companyOf(
  name: string,
  ties: { person: PersonAccount; role?: 'legal-representative' | 'contact-person'; accepted?: boolean }[],
) {
  const [companyId, createdAt] = [newId(), house.clock.now()]
  const address = { street: 'Calle Mayor', number: '1', box: null, postcode: '28013', city: 'Madrid', country: 'ES' }
  await house.db
    .insert(companies)
    .values({ id: companyId, name, country: 'ES', address, cbeState: 'issued', language: 'fr', registrationId: newId(), createdAt })
  for (const { person, role = 'legal-representative', accepted = true } of ties) {
    await house.db.insert(companyPersons).values({
      companyId,
      personId: person.personId,
      role,
      email: 'contact@company.example',
      acceptedAt: accepted ? createdAt : null,
      createdAt,
    })
  }
}

describe('phone and password set anew', () => {
  const exchanged = ({ id }: PersonAccount) =>
    house.transaction(systemActor('a-test'), (tx) => recordEvent(tx, factorsExchanged.of({ subjectId: id, version: 2, payload: {} })))

  it('are told to the person and to the legal representatives of his companies, each once', async () => {
    const [person, boss, colleague, invited] = [
      await personAccount(house, { language: 'en' }),
      await personAccount(house, { name: ['Luis', 'Roca'], language: 'nl' }),
      await personAccount(house),
      await personAccount(house),
    ]
    const ties = [
      { person },
      { person: boss },
      { person: colleague, role: 'contact-person' as const },
      { person: invited, accepted: false },
    ]
    await companyOf('Ortopedia Uno SL', ties)
    await companyOf('Ortopedia Dos SL', [{ person }, { person: boss }])
    await exchanged(person)
    expect(await runFor(world, tellExchangedFactors, person.id)).toBe('done')
    expect(await runFor(world, tellExchangedFactors, person.id)).toBe('done')
    const [own, ...ownMore] = await mails.read(person.email)
    expect(ownMore).toEqual([])
    expect(own?.text).toContain('This was not you?')
    const [told, ...more] = await mails.read(boss.email)
    expect(more).toEqual([])
    expect(told?.text).toContain(person.name)
    expect(told?.text).toContain('Ortopedia Uno SL')
    expect(told?.text).toContain('Ortopedia Dos SL')
    expect(told?.subject).not.toContain(person.name)
    expect(await mails.read(colleague.email)).toEqual([])
    expect(await mails.read(invited.email)).toEqual([])
  })

  it('are told to nobody by a tie that the person has not accepted', async () => {
    const [person, stranger] = [await personAccount(house), await personAccount(house)]
    await companyOf('Otra SL', [{ person, accepted: false }, { person: stranger }])
    await exchanged(person)
    await runFor(world, tellExchangedFactors, person.id)
    expect(await mails.read(person.email)).toHaveLength(1)
    expect(await mails.read(stranger.email)).toEqual([])
  })
})

describe('the link of support', () => {
  it('is mailed once to the address of the account, and a repeated job mails no other', async () => {
    const account = await personAccount(house, { language: 'nl' })
    const wanted = resetLinkWanted.of({ subjectId: account.id, version: 1, payload: { reason: 'lost-phone' } })
    await house.transaction(systemActor('a-test'), (tx) => recordEvent(tx, wanted))
    expect(await runFor(world, sendAccountLink, account.id)).toBe('done')
    expect(await runFor(world, sendAccountLink, account.id)).toBe('done')
    const [mail, ...more] = await mails.read(account.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Hulp bij uw toegang tot het portaal')
    expect(new Set(linksIn(mail?.text ?? '')).size).toBe(1)
  })
})

describe('what the desk decided about a reset', () => {
  it('is mailed: a link where it was approved, and that all stays where it was refused', async () => {
    const [approved, refused] = [await personAccount(house, { language: 'en' }), await personAccount(house, { language: 'en' })]
    const approvalId = newId()
    await house.transaction(systemActor('a-test'), async (tx) => {
      const reasons = { yes: 'spoke-to-person', no: 'nobody-reached' } as const
      await recordEvent(tx, resetApproved.of({ subjectId: approved.id, version: 1, payload: { approvalId, reason: reasons.yes } }))
      await recordEvent(tx, resetRefused.of({ subjectId: refused.id, version: 1, payload: { approvalId, reason: reasons.no } }))
    })
    expect(await runFor(world, sendAccountLink, approved.id)).toBe('done')
    expect(await runFor(world, tellResetRefusal, refused.id)).toBe('done')
    const [link] = await mails.read(approved.email)
    expect(link?.text).toContain('We have approved')
    expect(new Set(linksIn(link?.text ?? '')).size).toBe(1)
    const [told] = await mails.read(refused.email)
    expect(told?.text).toContain('Nothing has changed')
    expect(linksIn(told?.text ?? '')).toEqual([])
  })
})

describe('a proposal to restore a colleague', () => {
  it('is mailed to the other administrators, and to nobody once it was withdrawn', async () => {
    const proposer = await signedInStaff(house, { roles: ['administrator'] })
    const [second, validator] = [await staffAccount(house, { roles: ['administrator'], language: 'en' }), await staffAccount(house)]
    const colleague = await staffAccount(house, { name: 'Koen Peeters' })
    const { id } = await proposeStaffReset(house, proposer.actor, { id: colleague.id })
    expect(await runFor(world, tellStaffReset, colleague.id)).toBe('done')
    const [mail] = await mails.read(second.email)
    expect(mail?.text).toContain('Koen Peeters')
    expect(mail?.text).toContain('/desk/settings/staff-access')
    for (const { email } of [proposer.account, validator, colleague]) expect(await mails.read(email)).toEqual([])
    await withdrawStaffReset(house, proposer.actor, { id })
    await proposeStaffReset(house, proposer.actor, { id: colleague.id }).then((again) =>
      withdrawStaffReset(house, proposer.actor, { id: again.id }),
    )
    expect(await runFor(world, tellStaffReset, colleague.id)).toBe('done')
    expect(await mails.read(second.email)).toHaveLength(1)
  })
})
