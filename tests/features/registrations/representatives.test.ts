import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { recordNissAnswer, type NissAnswer } from '#server/features/registrations/numbers/record-niss-answer.command.ts'
import { revealNiss as contract, changeRegistration as change } from '#server/features/registrations/registrations.contract.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import {
  aJob,
  ana,
  completeRegistration,
  spanishNumber,
  staffOf,
  startedRegistration,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let sofie: Staff
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  sofie = await staffOf(house)
})
afterAll(async () => {
  await server?.close(0)
  await house?.close()
})

type Representatives = NonNullable<Parameters<typeof changeRegistration>[3]['legalRepresentatives']>
const aline = { niss: '79480208210', email: 'aline@ortopedia.example' }
const holding = {
  kind: 'company',
  name: 'Holding Alcalá SL',
  country: 'ES',
  number: 'B12345674',
  permanentRepresentative: { ...ana, email: 'eva@holding.example' },
} as const
let next = 600

const submitted = (representatives: Representatives) => submittedRegistration(house, { vatNumber: spanishNumber(++next), representatives })

async function approved(of: { id: string; version: number }) {
  const claimed = await claimRegistration(house, sofie, of.id, { version: of.version })
  return decideRegistration(house, sofie, of.id, { version: claimed.version, decision: 'approve', reasons: [] })
}

async function faultsOf(attempt: Promise<unknown>): Promise<string[]> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown as { facts?: { fields?: { path: string; code: string }[] } },
  )
  return (error?.facts?.fields ?? []).map(({ path, code }) => `${path} ${code}`)
}

async function answer(id: string, said: NissAnswer, niss = aline.niss) {
  const [row] = (await getDeskRegistration(house, sofie, id)).legalRepresentatives
  await recordNissAnswer(house, aJob, { registrationId: id, representativeId: row?.id ?? '', niss, answer: said })
}
const differs = { state: 'differs', registered: { firstName: 'Aline', lastName: 'Macron', birthDate: '1979-08-02' } } as const
const matches = { ...differs, state: 'matches' } as const

describe('a company as legal representative (S65)', () => {
  test('is saved, shown and kept with who stands for it, and may change into a person and back', async () => {
    const { applicant, id, view } = await completeRegistration(house, { representatives: [holding] })
    expect(view.legalRepresentatives).toMatchObject([
      { kind: 'company', name: holding.name, country: 'ES', number: holding.number, permanentRepresentative: { lastName: ana.lastName } },
    ])
    const itemId = view.legalRepresentatives[0]?.id
    const person = await changeRegistration(house, applicant, id, { version: view.version, legalRepresentatives: [{ ...ana, id: itemId }] })
    expect(person.legalRepresentatives).toMatchObject([{ id: itemId, kind: 'person', lastName: ana.lastName }])
    const again = await changeRegistration(house, applicant, id, {
      version: person.version,
      legalRepresentatives: [{ ...holding, id: itemId }],
    })
    expect(again.legalRepresentatives).toMatchObject([{ id: itemId, kind: 'company', name: holding.name }])
  })

  test('X: its faults are told under the path of who is wrong, over the API', async () => {
    const { id, version, token } = await startedRegistration(house)
    const api = client(server.url, { bearer: token })
    const send = async (one: object) => {
      const sent = await api.send(change, { params: { id }, body: { version, legalRepresentatives: [one as never] } })
      return (sent.problem.fields ?? []).map(({ path, code }) => `${path.replace('legalRepresentatives.0.', '')} ${code}`)
    }
    expect(await send({ kind: 'company' })).toEqual(['name required', 'country required', 'permanentRepresentative required'])
    expect(await send({ ...holding, permanentRepresentative: { firstName: 'A', lastName: '', birthDate: '', email: 'x' } })).toEqual([
      'permanentRepresentative.lastName required',
      'permanentRepresentative.sex required',
      'permanentRepresentative.birthDate required',
      'permanentRepresentative.birthCountry required',
      'permanentRepresentative.email email-format',
    ])
    expect(await send({ ...holding, permanentRepresentative: { ...ana, birthDate: '2020-01-01' } })).toEqual([
      'permanentRepresentative.birthDate too-young',
    ])
    expect(await send({ ...holding, permanentRepresentative: { niss: '79480208211', email: 'a@x.example' } })).toEqual([
      'permanentRepresentative.niss niss-check-digit',
    ])
    expect(await send({ firstName: 'A', lastName: '', birthDate: '', email: '' })).toContain('sex required')
    expect(await send({ niss: '', email: '' })).toEqual(['niss required', 'email required'])
    expect(await send({ ...ana, firstName: 'محمد' })).toEqual(['latinFirstName latin-name-required'])
    expect(await send({ ...ana, firstName: 'A\u202eb' })).toEqual(['firstName unknown-characters'])
  })

  test('is approved: who stands for it is admitted, tied for the company he represents', async () => {
    const file = await submitted([holding])
    const done = await approved(file)
    const rows = await house.sql<{ represents: object; role: string; accepted: boolean }[]>`
      select represents, role::text, accepted_at is not null as accepted from company_persons where company_id = ${done.company?.id ?? ''}`
    expect(rows).toEqual([
      { represents: { name: holding.name, country: 'ES', number: holding.number }, role: 'legal-representative', accepted: true },
    ])
    expect(done.legalRepresentatives).toMatchObject([{ kind: 'company', nissState: 'asked', personId: expect.any(String) as string }])
  })
})

describe('names', () => {
  test('keep their script and are admitted with their Latin form beside it', async () => {
    const muhammad = { ...ana, firstName: 'محمد', lastName: 'الأحمد', latinFirstName: 'Muhammad', latinLastName: 'Al-Ahmad' }
    const done = await approved(await submitted([muhammad]))
    const [person] = done.legalRepresentatives
    const rows = await house.sql`
      select first_name, last_name, latin_first_name, latin_last_name, username, display_name
      from persons p join accounts a on a.person_id = p.id where p.id = ${person?.personId ?? ''}`
    expect(rows).toMatchObject([
      { first_name: 'محمد', latin_last_name: 'Al-Ahmad', username: 'muhammad.alahmad', display_name: 'محمد الأحمد' },
    ])
  })

  test('S42: one name alone, with one letter, an unknown sex and joiners inside a word are saved as typed', async () => {
    const { firstName: _, ...rest } = ana
    const { applicant, id, version } = await startedRegistration(house)
    const once = { ...rest, oneName: true, lastName: 'O', sex: 'X' } as const
    const joined = { ...ana, firstName: 'علی\u200cرضا', latinFirstName: 'Alireza', email: 'ali@x.example' }
    const saved = await changeRegistration(house, applicant, id, { version, legalRepresentatives: [once, joined] })
    expect(saved.legalRepresentatives).toMatchObject([
      { oneName: true, firstName: '', lastName: 'O', sex: 'X' },
      { firstName: 'علی\u200cرضا', latinFirstName: 'Alireza' },
    ])
  })
})

describe('addresses', () => {
  test('S45 X: are not the contact’s, in whichever order they are saved', async () => {
    const { applicant, id, version } = await startedRegistration(house)
    const contact = { name: 'L', email: 'info@x.example' }
    const both = changeRegistration(house, applicant, id, {
      version,
      contact,
      legalRepresentatives: [{ ...ana, email: 'INFO@x.example'.toLowerCase() }],
    })
    expect(await faultsOf(both)).toEqual(['legalRepresentatives.0.email email-not-personal'])
    const first = await changeRegistration(house, applicant, id, { version, contact })
    const after = changeRegistration(house, applicant, id, {
      version: first.version,
      legalRepresentatives: [{ ...ana, email: contact.email }],
    })
    expect(await faultsOf(after)).toEqual(['legalRepresentatives.0.email email-not-personal'])
    const saved = await changeRegistration(house, applicant, id, { version: first.version, legalRepresentatives: [ana] })
    const turned = changeRegistration(house, applicant, id, { version: saved.version, contact: { name: 'L', email: ana.email } })
    expect(await faultsOf(turned)).toEqual(['contact.email email-not-personal'])
  })
})

describe('a saved NISS', () => {
  test('given back as it is shown stays, also when the person becomes the one who stands for a company', async () => {
    const { applicant, id, view } = await completeRegistration(house, { representatives: [aline] })
    const before = await house.sql`select niss_index from registration_representatives where registration_id = ${id}`
    const [saved] = view.legalRepresentatives
    const masked = saved?.kind === 'person' ? (saved.nissMasked ?? '') : ''
    const kept = { niss: masked, email: 'new@ortopedia.example' }
    const person = await changeRegistration(house, applicant, id, {
      version: view.version,
      legalRepresentatives: [{ ...kept, id: saved?.id }],
    })
    const company = { ...holding, id: saved?.id, permanentRepresentative: kept }
    const moved = await changeRegistration(house, applicant, id, { version: person.version, legalRepresentatives: [company] })
    expect(moved.legalRepresentatives).toMatchObject([{ kind: 'company', permanentRepresentative: { nissMasked: masked } }])
    expect(await house.sql`select niss_index from registration_representatives where registration_id = ${id}`).toEqual(before)
    const stolen = changeRegistration(house, applicant, id, { version: moved.version, legalRepresentatives: [kept] })
    expect(await faultsOf(stolen)).toEqual(['legalRepresentatives.0.niss niss-format'])
  })
})

describe('a NISS beside the register', () => {
  test('S40 X: what the register has is for the desk; the applicant and the versions never see it', async () => {
    const file = await submitted([{ ...aline, firstName: 'Berta', lastName: 'Rossi' }])
    await answer(file.id, differs)
    const [atDesk] = (await getDeskRegistration(house, sofie, file.id)).legalRepresentatives
    expect(atDesk).toMatchObject({ nissCheck: 'differs', registered: { firstName: 'Aline', lastName: 'Macron' }, lastName: 'Rossi' })
    const own = JSON.stringify(await getOwnRegistration(house, file.applicant, file.id))
    for (const hidden of ['Macron', 'differs', 'registered']) expect(own).not.toContain(hidden)
    const events = JSON.stringify(await house.sql`select payload from events where subject_id = ${file.id}`)
    for (const secret of ['Macron', 'Rossi', aline.niss]) expect(events).not.toContain(secret)
  })

  test('that differs stops at the desk: no number, no credentials, and the candidate is kept sealed', async () => {
    const file = await submitted([{ ...aline, firstName: 'Berta', lastName: 'Rossi' }])
    await answer(file.id, differs)
    const [one] = (await approved(file)).legalRepresentatives
    expect(one).toMatchObject({ nissState: 'suspected-duplicate', abilities: ['reveal', 'decideDuplicate'] })
    const personId = one?.personId ?? ''
    expect(await house.sql`select 1 from person_numbers where person_id = ${personId}`).toEqual([])
    expect(await house.sql`select source::text, last_name from person_candidates where person_id = ${personId}`).toEqual([
      { source: 'name-differs', last_name: 'Macron' },
    ])
    const names = (await house.sql<{ name: string }[]>`select name from events where subject_id = ${personId} order by seq`).map(
      (row) => row.name,
    )
    expect(names).toEqual(['person.admitted', 'person.duplicate-suspected'])
    expect(JSON.stringify(await house.sql`select * from person_candidates where person_id = ${personId}`)).not.toContain(aline.niss)
  })

  test.each([
    ['goes on when the answer comes after approval', matches, 'issued', 'person.niss-issued'],
    ['stops when the answer that comes after approval differs', differs, 'suspected-duplicate', 'person.duplicate-suspected'],
  ] as const)('%s', async (_what, said, state, event) => {
    const niss = said.state === 'matches' ? '52430205022' : '98472899765'
    const file = await submitted([{ niss, firstName: 'Aline', lastName: 'Macron', email: `late-${said.state}@x.example` }])
    const [waiting] = (await approved(file)).legalRepresentatives
    expect(waiting?.nissState).toBe('asked')
    await answer(file.id, said, niss)
    await answer(file.id, said, niss)
    const [now] = (await getDeskRegistration(house, sofie, file.id)).legalRepresentatives
    expect(now?.nissState).toBe(state)
    const names = await house.sql<{ name: string }[]>`select name from events where subject_id = ${waiting?.personId ?? ''} order by seq`
    expect(names.map((row) => row.name)).toEqual(['person.admitted', event])
  })

  test('another number typed meanwhile is not answered by the old question', async () => {
    const file = await submitted([aline])
    await answer(file.id, matches, '85073003328')
    expect((await getDeskRegistration(house, sofie, file.id)).legalRepresentatives[0]?.nissCheck).toBe('asked')
  })
})

describe('ties', () => {
  test('of a new account count at once; of somebody who had one before only when he has accepted', async () => {
    const niss = '01490700185'
    const first = await approved(await submitted([{ niss, email: 'jan@first.example' }]))
    const second = await approved(await submitted([{ niss, email: 'jan@second.example' }]))
    const accepted = async (companyId: string | null | undefined) =>
      (await house.sql<{ accepted_at: Date | null }[]>`select accepted_at from company_persons where company_id = ${companyId ?? ''}`)[0]
        ?.accepted_at
    expect(await accepted(first.company?.id)).not.toBeNull()
    expect(await accepted(second.company?.id)).toBeNull()
  })
})

describe('revealing a number', () => {
  test('answers it once, to a validator, for a reason that is kept beside the trail', async () => {
    const file = await submitted([aline])
    const [one] = (await getDeskRegistration(house, sofie, file.id)).legalRepresentatives
    const params = { id: file.id, representativeId: one?.id ?? '' }
    const knock = async (roles: Staff['roles'], body: { reason: string }) => {
      const { cookie } = await signedInStaff(house, { roles: [...roles] })
      const sent = await client(server.url).send(contract, { params, body }, { headers: { cookie } })
      return { status: sent.status, niss: sent.answer.niss, cache: sent.headers.get('cache-control') }
    }
    expect(await knock(['validator'], { reason: 'compare with the proof' })).toEqual({
      status: 200,
      niss: '794802 082 10',
      cache: 'no-store',
    })
    expect((await knock(['auditor'], { reason: 'compare with the proof' })).status).toBe(403)
    expect((await knock(['finance'], { reason: 'compare with the proof' })).status).toBe(404)
    expect((await knock(['validator'], { reason: '' })).status).toBe(422)
    expect(await client(server.url).send(contract, { params, body: { reason: 'compare' } })).toMatchObject({ status: 401 })
    const noted = await house.sql<{ payload: object; reason: string }[]>`
      select e.payload, r.reason from events e join personal_data_reveals r on r.id::text = e.subject_id
      where e.name = 'personal-data.revealed'`
    expect(noted).toEqual([{ payload: { of: { type: 'representative', id: params.representativeId } }, reason: 'compare with the proof' }])
  })

  test('shows nothing of another file, of a draft, or where there is no number', async () => {
    const [file, other] = [await submitted([ana]), await submitted([aline])]
    const draft = await completeRegistration(house, { representatives: [aline] })
    const [item] = (await getDeskRegistration(house, sofie, file.id)).legalRepresentatives
    const [theirs] = (await getDeskRegistration(house, sofie, other.id)).legalRepresentatives
    const { cookie } = await signedInStaff(house)
    for (const params of [
      { id: file.id, representativeId: item?.id ?? '' },
      { id: file.id, representativeId: theirs?.id ?? '' },
      { id: draft.id, representativeId: draft.view.legalRepresentatives[0]?.id ?? '' },
    ])
      expect(await client(server.url).send(contract, { params, body: { reason: 'compare' } }, { headers: { cookie } })).toMatchObject({
        status: 404,
      })
  })
})
