import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { askPersonName } from '#jobs/identity/ask-person-name.job.ts'
import { sendFirstCredentials } from '#jobs/identity/send-first-credentials.job.ts'
import { tellNamedPerson } from '#jobs/identity/tell-named-person.job.ts'
import { systemActor, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { admitCompany } from '#server/features/companies/admit-company.command.ts'
import { tiePerson } from '#server/features/companies/tie-person.command.ts'
import { madrid } from '#tests/support/factories/registrations.ts'
import { admit, openIdentityWorld, runFor, somebody } from './identity-world.ts'

const world = await openIdentityWorld()
const { house, simulators, mails } = world
afterAll(() => world.close())

const actor = systemActor('a-test')
const asJob = (definition: unknown) => definition as JobDefinition

async function companyNaming(personId: string, companyId: string) {
  await tiePerson(house, actor, { companyId, personId, role: 'legal-representative', email: 'typed@by-them.example' })
}

describe('somebody with an account, named by another company', () => {
  it('is told so at the account’s own address, in the account’s language, and nothing else is sent', async () => {
    const niss = '01490700185'
    const first = await admit(house, { niss, firstName: 'Jan', lastName: 'Peeters' }, { email: 'jan@own.example', language: 'nl' })
    await runFor(world, asJob(sendFirstCredentials), first.personId)
    const { companyId } = await admitCompany(house, actor, {
      registrationId: newId(),
      name: 'Ortopedia Alcalá S.L.',
      country: 'ES',
      address: madrid,
      vatNumber: null,
      cbeNumber: null,
      language: 'en',
      units: [],
    })
    const { personId } = await admit(house, { niss }, { email: 'typed@by-them.example', language: 'en', companyId })
    await companyNaming(personId, companyId)
    await runFor(world, asJob(tellNamedPerson), personId)
    await runFor(world, asJob(tellNamedPerson), personId)
    expect(await mails.read('typed@by-them.example')).toEqual([])
    const [told, ...before] = await mails.read('jan@own.example')
    expect(before).toHaveLength(2)
    expect(told?.language).toBe('nl')
    expect(told?.text).toContain('Ortopedia Alcalá S.L. noemt u als wettelijk vertegenwoordiger')
    for (const secret of [niss, '014907']) expect(`${told?.text ?? ''}${told?.html ?? ''}`).not.toContain(secret)
    // The registration that named him does not show it.
    const [log] = await house.sql<
      { registration_id: string | null }[]
    >`select registration_id from mail_log where template = 'named-by-company'`
    expect(log?.registration_id).toBeNull()
  })

  it('and nobody else is', async () => {
    const fresh = await admit(house, somebody())
    await expect(runFor(world, asJob(tellNamedPerson), fresh.personId)).rejects.toThrow('No event wants')
  })
})

describe('somebody named by number alone', () => {
  const nameOf = async (personId: string) =>
    (
      await house.sql<{ first: string; last: string; shown: string; username: string }[]>`
      select first_name as first, last_name as last, display_name as shown, username
      from persons p join accounts a on a.person_id = p.id where p.id = ${personId}`
    )[0]

  it('gets the name the register has, once', async () => {
    const niss = '79480208210'
    await simulators.setNumber('bis-register', niss, { state: 'known', name: 'Aline Macron' })
    const { personId } = await admit(house, { niss })
    const before = await nameOf(personId)
    expect(before).toMatchObject({ first: '', last: '' })
    expect(before?.shown).toBe(before?.username)
    await runFor(world, asJob(askPersonName), personId)
    await runFor(world, asJob(askPersonName), personId)
    expect(await nameOf(personId)).toMatchObject({ first: 'Aline', last: 'Macron', shown: 'Aline Macron' })
    expect(await house.sql`select 1 from events where subject_id = ${personId} and name = 'person.name-recorded'`).toHaveLength(1)
  })

  it('keeps what is known, and stays nameless when the register does not know the number', async () => {
    const named = await admit(house, { niss: '98472899765', firstName: 'Joris', lastName: 'Maes' })
    await expect(runFor(world, asJob(askPersonName), named.personId)).rejects.toThrow('No event wants')
    expect(await nameOf(named.personId)).toMatchObject({ first: 'Joris', last: 'Maes' })
    const niss = '79280200148'
    await simulators.setNumber('bis-register', niss, { state: 'unknown' })
    const unknown = await admit(house, { niss })
    await runFor(world, asJob(askPersonName), unknown.personId)
    expect(await nameOf(unknown.personId)).toMatchObject({ first: '', last: '' })
  })
})
