import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { sendFirstCredentials } from '#jobs/identity/send-first-credentials.job.ts'
import { issueNiss } from '#jobs/identity/issue-niss.job.ts'
import { tellNamedPerson } from '#jobs/identity/tell-named-person.job.ts'
import { checkRepresentativeNiss } from '#jobs/registrations/check-representative-niss.job.ts'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import type { Staff } from '#server/features/actor.ts'
import { decideDuplicate } from '#server/features/duplicates/decide-duplicate.command.ts'
import { decideDuplicate as decideContract, getDeskPerson as showContract } from '#server/features/duplicates/duplicates.contract.ts'
import { getDeskPerson } from '#server/features/duplicates/get-desk-person.query.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { openIdentityWorld, runFor, somebody, type IdentityWorld } from '#tests/jobs/identity/identity-world.ts'
import { client } from '#tests/support/client.ts'
import { spanishNumber, staffOf, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'

let world: IdentityWorld
let house: IdentityWorld['house']
let server: RunningServer
let sofie: Staff
beforeAll(async () => {
  world = await openIdentityWorld()
  house = world.house
  server = await startServer({ house })
  sofie = await staffOf(house)
})
afterAll(async () => {
  await server?.close(0)
  await world?.close()
})

const job = (definition: unknown) => definition as JobDefinition
let next = 700

type Named = { personId: string; registrationId: string; companyId: string; email: string }

/** An approved file that names somebody; his number has not been asked for yet. */
async function named(person: object): Promise<Named> {
  const email = `p-${newId().slice(-10)}@ortopedia.example`
  const representatives = [{ ...person, email }] as NonNullable<Parameters<typeof submittedRegistration>[1]>['representatives']
  const file = await submittedRegistration(house, { vatNumber: spanishNumber(++next), representatives })
  const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
  const done = await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
  return {
    personId: done.legalRepresentatives[0]?.personId ?? '',
    registrationId: file.id,
    companyId: done.company?.id ?? '',
    email,
  }
}

/** Two files name somebody who looks the same; the first has his number, the second is suspected. */
async function suspected() {
  const person = somebody()
  const first = await named(person)
  await runFor(world, job(issueNiss), first.personId)
  const second = await named({ ...person, birthCountry: 'PT' })
  await runFor(world, job(issueNiss), second.personId)
  return { person, first, second }
}

const namesOf = async (id: string) =>
  (await house.sql<{ name: string }[]>`select name from events where subject_id = ${id} order by seq`).map((row) => row.name)
const exists = async (personId: string) => (await house.sql`select 1 from persons where id = ${personId}`).length > 0

describe('a suspected duplicate', () => {
  test('S52: is shown beside whom it may be, masked, with the companies that name him', async () => {
    const { person, first, second } = await suspected()
    const view = await getDeskPerson(house, sofie, second.personId)
    expect(view).toMatchObject({
      nissState: 'suspected-duplicate',
      nissMasked: null,
      lastName: person.lastName,
      registrationIds: [second.registrationId],
      abilities: ['decideDuplicate'],
      candidates: [
        { source: 'register', score: 100, lastName: person.lastName, person: { id: first.personId, companies: [{ id: first.companyId }] } },
      ],
    })
    expect(view.candidates[0]?.nissMasked).toMatch(/^\d\d•••• ••• \d\d$/)
    // A number by itself: an id may happen to end in as many digits.
    expect(JSON.stringify(view)).not.toMatch(/\b\d{11}\b/)
    const reads = await house.sql`select 1 from events where name = 'personal-data.read' and payload->'of'->>'id' = ${second.personId}`
    expect(reads).toHaveLength(1)
  })

  test('S52: that is a person of ours moves to him: told at his own address, the spare one is gone and was never mailed', async () => {
    const { first, second } = await suspected()
    await runFor(world, job(sendFirstCredentials), first.personId)
    const [candidate] = (await getDeskPerson(house, sofie, second.personId)).candidates
    const decided = await decideDuplicate(house, sofie, second.personId, { decision: 'same', candidateId: candidate?.id ?? '' })
    expect(decided).toMatchObject({ id: first.personId, nissState: 'issued', candidates: [], abilities: [] })
    expect(await exists(second.personId)).toBe(false)
    const ties = await house.sql<{ person_id: string; accepted_at: Date | null }[]>`
      select person_id, accepted_at from company_persons where company_id = ${second.companyId}`
    expect(ties).toEqual([{ person_id: first.personId, accepted_at: null }])
    const record = await getDeskRegistration(house, sofie, second.registrationId)
    expect(record.legalRepresentatives).toMatchObject([{ personId: first.personId, nissState: 'issued' }])
    expect(await namesOf(second.personId)).toEqual(['person.admitted', 'person.duplicate-suspected', 'person.recognised'])
    await runFor(world, job(tellNamedPerson), first.personId)
    expect(await world.mails.read(second.email)).toEqual([])
    expect((await world.mails.read(first.email)).map((mail) => mail.subject)).toHaveLength(3)
  })

  test('S52: that is only known to the register gets that number, and credentials follow', async () => {
    const { person, first, second } = await suspected()
    await house.sql`delete from person_numbers where person_id = ${first.personId}`
    const [candidate] = (await getDeskPerson(house, sofie, second.personId)).candidates
    expect(candidate?.person).toBeNull()
    const decided = await decideDuplicate(house, sofie, second.personId, { decision: 'same', candidateId: candidate?.id ?? '' })
    expect(decided).toMatchObject({ id: second.personId, nissState: 'issued', nissMasked: candidate?.nissMasked })
    expect(await namesOf(second.personId)).toEqual([
      'person.admitted',
      'person.duplicate-suspected',
      'person.recognised',
      'person.niss-issued',
    ])
    await runFor(world, job(sendFirstCredentials), second.personId)
    expect(await world.mails.read(second.email)).toHaveLength(2)
    expect(person.lastName).toBe(decided.lastName)
  })

  test('S52: that is somebody else is created beside those he looks like', async () => {
    const { first, second } = await suspected()
    const decided = await decideDuplicate(house, sofie, second.personId, { decision: 'other' })
    expect(decided).toMatchObject({ id: second.personId, nissState: 'asked', candidates: [] })
    expect(await runFor(world, job(issueNiss), second.personId)).toBe('done')
    const numbers = await house.sql<{ niss_index: Buffer }[]>`
      select niss_index from person_numbers where person_id in (${first.personId}, ${second.personId})`
    expect(new Set(numbers.map((row) => row.niss_index.toString('hex'))).size).toBe(2)
    expect(await namesOf(second.personId)).toEqual([
      'person.admitted',
      'person.duplicate-suspected',
      'person.told-apart',
      'person.niss-issued',
    ])
  })

  test('S52 X: a register that will not create beside another leaves the person at the desk', async () => {
    const { second } = await suspected()
    const [before] = (await getDeskPerson(house, sofie, second.personId)).candidates
    await decideDuplicate(house, sofie, second.personId, { decision: 'other' })
    const { bisRegister } = world.gateways
    const deaf = {
      ...world.gateways,
      bisRegister: { ...bisRegister, createPerson: (person: object) => bisRegister.createPerson({ ...person, notThese: [] } as never) },
    }
    await runFor({ house, gateways: deaf }, job(issueNiss), second.personId)
    const again = await getDeskPerson(house, sofie, second.personId)
    expect(again.nissState).toBe('suspected-duplicate')
    expect(again.candidates.map((one) => one.id)).toEqual([before?.id])
  })

  test('S50 X: of ten who decide at once one wins; the others are shown what was decided', async () => {
    const { first, second } = await suspected()
    const [candidate] = (await getDeskPerson(house, sofie, second.personId)).candidates
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        decideDuplicate(
          house,
          sofie,
          second.personId,
          at % 2 === 0 ? { decision: 'same', candidateId: candidate?.id ?? '' } : { decision: 'other' },
        ),
      ),
    )
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const settled = (await exists(second.personId)) ? second.personId : first.personId
    for (const one of all)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'not-in-this-state', facts: { current: { id: settled } } })
    const decisions = (await namesOf(second.personId)).filter((name) => name === 'person.recognised' || name === 'person.told-apart')
    expect(decisions).toHaveLength(1)
  })

  test('S40 X: whose number the register has under another name may be that other, or is asked a number of his own', async () => {
    const niss = '79480208210'
    await world.simulators.setNumber('bis-register', niss, { state: 'known', name: 'Macron, Aline' })
    const held = { niss, firstName: 'Berta', lastName: 'Rossi' }
    const { personId } = await admitHeld(held)
    const [candidate] = (await getDeskPerson(house, sofie, personId)).candidates
    expect(candidate).toMatchObject({ source: 'name-differs', lastName: 'Macron', score: 0, nissMasked: '79•••• ••• 10' })
    const decided = await decideDuplicate(house, sofie, personId, { decision: 'same', candidateId: candidate?.id ?? '' })
    expect(decided).toMatchObject({ nissState: 'issued', nissMasked: '79•••• ••• 10' })
  })

  test('names one of the candidates of this person and of no other', async () => {
    const [one, other] = [await suspected(), await suspected()]
    const [theirs] = (await getDeskPerson(house, sofie, other.second.personId)).candidates
    await expect(
      decideDuplicate(house, sofie, one.second.personId, { decision: 'same', candidateId: theirs?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid-input', facts: { fields: [{ path: 'candidateId' }] } })
  })

  test('is the validators’ alone: for everybody else there is no such person', async () => {
    const { second } = await suspected()
    const params = { id: second.personId }
    const knock = async (cookie?: string) => {
      const options = cookie === undefined ? {} : { headers: { cookie } }
      const api = client(server.url)
      return [
        (await api.send(showContract, { params }, options)).status,
        (await api.send(decideContract, { params, body: { decision: 'other' } }, options)).status,
      ]
    }
    expect(await knock()).toEqual([401, 401])
    for (const role of ['administrator', 'auditor', 'inspector', 'finance'] as const)
      expect(await knock((await signedInStaff(house, { roles: [role] })).cookie)).toEqual([404, 404])
    expect(await knock((await signedInStaff(house)).cookie)).toEqual([200, 200])
  })

  test('no number stands in any event', async () => {
    const { second } = await suspected()
    const [candidate] = (await getDeskPerson(house, sofie, second.personId)).candidates
    await decideDuplicate(house, sofie, second.personId, { decision: 'same', candidateId: candidate?.id ?? '' })
    const dump = JSON.stringify(await house.sql`select payload, changes, subject_id from events`)
    // Eleven digits by themselves: a NISS. Ids have letters or hyphens around theirs.
    expect(dump).not.toMatch(/(?<![0-9a-f-])\d{11}(?![0-9a-f-])/)
  })
})

/** Approved after the register has answered with another name. */
async function admitHeld(person: { niss: string; firstName: string; lastName: string }): Promise<Named> {
  const email = `held-${newId().slice(-10)}@ortopedia.example`
  const file = await submittedRegistration(house, { vatNumber: spanishNumber(++next), representatives: [{ ...person, email }] })
  await runFor(world, job(checkRepresentativeNiss), file.id)
  const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
  const done = await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
  return { personId: done.legalRepresentatives[0]?.personId ?? '', registrationId: file.id, companyId: done.company?.id ?? '', email }
}
