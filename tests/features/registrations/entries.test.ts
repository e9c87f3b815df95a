import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { entrySteps, keepEntries as contract, type EntryStep } from '#server/features/registrations/draft/drafts.contract.ts'
import { findApplicant } from '#server/features/registrations/find-applicant.query.ts'
import { forgetRegistrations } from '#server/features/registrations/retention/forget-registrations.command.ts'
import { keepEntries } from '#server/features/registrations/draft/keep-entries.command.ts'
import { listEntries } from '#server/features/registrations/draft/list-entries.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { withdrawRegistration } from '#server/features/registrations/draft/withdraw-registration.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import { aJob, ana, completeRegistration, startedRegistration, type StartedRegistration } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

type Values = Record<string, string>

/** An open page of the form, as its browser writes. */
function openPage({ id, applicant }: StartedRegistration, step: EntryStep, after = 0) {
  const writer = randomUUID()
  let turn = 0
  return (values: Values | null, at = ++turn) => keepEntries(house, applicant, { id, step, writer, turn: at, after, values })
}
const kept = async ({ id, applicant }: StartedRegistration) => {
  const items = await listEntries(house, applicant, id)
  return Object.fromEntries(items.flatMap(({ step, values }) => (values === null ? [] : [[step, values]])))
}
const events = (id: string, name: string) =>
  house.sql<
    { payload: object; changes: unknown }[]
  >`select payload, changes from events where subject_id = ${id} and name = ${name} order by seq`
const rows = (id: string) => house.sql<{ n: number }[]>`select count(*)::int as n from registration_entries where registration_id = ${id}`

describe('what is typed and not saved', () => {
  test('is kept as it was typed, by page, and is no part of the record', async () => {
    const begun = await startedRegistration(house)
    await openPage(begun, 'contact')({ 'contact.name': ' Ana', 'contact.email': 'ana@' })
    await openPage(begun, 'units')({ 'establishmentUnits.0.name': '', 'establishmentUnits.1.name': 'Taller' })
    expect(await kept(begun)).toEqual({
      contact: { 'contact.name': ' Ana', 'contact.email': 'ana@' },
      units: { 'establishmentUnits.0.name': '', 'establishmentUnits.1.name': 'Taller' },
    })
    expect(await getOwnRegistration(house, begun.applicant, begun.id)).toMatchObject({ version: begun.version, contact: null })
  })

  test('is sealed: neither the table nor the trail holds a word of it', async () => {
    const begun = await startedRegistration(house)
    const write = openPage(begun, 'representatives')
    await write({ 'legalRepresentatives.0.niss': '79480208210', 'legalRepresentatives.0.lastName': 'Zubizarreta' })
    await write({ 'legalRepresentatives.0.niss': '79480208210', 'legalRepresentatives.0.lastName': 'Zubizarreta Goñi' })
    const [row] = await house.sql<{ text: string }[]>`
      select row_to_json(e)::text || encode(values_sealed, 'escape') as text from registration_entries e where registration_id = ${begun.id}`
    expect(row?.text).not.toMatch(/79480208210|Zubizarreta/)
    // Told once, whatever the number of letters.
    expect(await events(begun.id, 'registration.entries-kept')).toEqual([{ payload: { step: 'representatives' }, changes: [] }])
  })

  test('of one page does not open in the place of another', async () => {
    const begun = await startedRegistration(house)
    await openPage(begun, 'contact')({ 'contact.name': 'Ana' })
    await house.sql`update registration_entries set step = 'office' where registration_id = ${begun.id}`
    await expect(listEntries(house, begun.applicant, begun.id)).rejects.toThrow()
  })

  test('counts as a touch of the draft', async () => {
    const begun = await startedRegistration(house)
    await moveClock(house, 29 * 86_400_000)
    await openPage(begun, 'contact')({ 'contact.name': 'Ana' })
    await moveClock(house, 58 * 86_400_000)
    expect(await findApplicant(house, begun.token)).toBeDefined()
    await moveClock(house, 0)
  })
})

describe('its end', () => {
  test('comes with the saving of its page, and of no other', async () => {
    const begun = await startedRegistration(house)
    await openPage(begun, 'contact')({ 'contact.name': 'Ana' })
    await openPage(begun, 'office')({ 'company.commercialName': 'Orto' })
    await changeRegistration(house, begun.applicant, begun.id, { version: 1, contact: { name: 'Ana', email: 'ana@x.example' } })
    expect(await kept(begun)).toEqual({ office: { 'company.commercialName': 'Orto' } })
  })

  test('does not come with a saving that is refused', async () => {
    const begun = await startedRegistration(house)
    await openPage(begun, 'representatives')({ 'legalRepresentatives.0.firstName': 'ana' })
    const save = changeRegistration(house, begun.applicant, begun.id, { version: 1, legalRepresentatives: [{ ...ana, firstName: 'ana' }] })
    await expect(save).rejects.toMatchObject({ code: 'invalid-input' })
    expect(Object.keys(await kept(begun))).toEqual(['representatives'])
  })

  test('comes when it is taken away, sent, withdrawn or forgotten', async () => {
    const taken = await startedRegistration(house)
    const write = openPage(taken, 'contact')
    await write({ 'contact.name': 'Ana' })
    await write(null)
    expect(await kept(taken)).toEqual({})

    const sent = await completeRegistration(house)
    const late = openPage(sent, 'units', (await listEntries(house, sent.applicant, sent.id)).find((one) => one.step === 'units')?.revision)
    await late({ 'establishmentUnits.0.name': 'x' })
    await submitRegistration(house, sent.applicant, sent.id, sent.version)
    const [filled] = await house.sql`select 1 from registration_entries where registration_id = ${sent.id} and values_sealed is not null`
    expect(filled).toBeUndefined()
    await expect(late({ 'establishmentUnits.0.name': 'y' })).rejects.toMatchObject({ code: 'not-in-this-state' })

    const ended = await startedRegistration(house)
    await openPage(ended, 'contact')({ 'contact.name': 'Ana' })
    await withdrawRegistration(house, ended.applicant, ended.id, ended.version)
    expect(await rows(ended.id)).toEqual([{ n: 0 }])

    const old = await startedRegistration(house)
    await openPage(old, 'contact')({ 'contact.name': 'Ana' })
    await house.sql`update registrations set touched_at = touched_at - interval '31 days' where id = ${old.id}`
    await forgetRegistrations(house, aJob, { dryRun: false })
    expect(await rows(old.id)).toEqual([{ n: 0 }])
    expect(await house.sql`select 1 from registrations where id = ${old.id}`).toEqual([])
  })
})

describe('two pages on one draft', () => {
  test('the second that begins from the same is told, with what the first wrote', async () => {
    const begun = await startedRegistration(house)
    const [one, other] = [openPage(begun, 'contact'), openPage(begun, 'contact')]
    const both = await Promise.allSettled([one({ 'contact.name': 'One' }), other({ 'contact.name': 'Other' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const first = both.find((result) => result.status === 'fulfilled')?.value
    const refused: unknown = both.find((result) => result.status === 'rejected')?.reason
    expect(refused).toMatchObject({ code: 'changed-meanwhile', facts: { current: { values: first?.values } } })
    expect(await kept(begun)).toEqual({ contact: first?.values })
  })

  test('nothing typed outlives a saving beside it, in whatever order the two come', async () => {
    for (let round = 0; round < 4; round += 1) {
      const begun = await startedRegistration(house)
      const write = openPage(begun, 'contact')
      const save = changeRegistration(house, begun.applicant, begun.id, { version: 1, contact: { name: 'Saved', email: 'a@x.example' } })
      const [typed, saved] = await Promise.allSettled([write({ 'contact.name': 'Typed' }), save])
      expect(saved.status).toBe('fulfilled')
      if (typed.status === 'rejected') expect(typed.reason).toMatchObject({ code: 'changed-meanwhile' })
      expect(await kept(begun)).toEqual({})
    }
  })

  test('saving another page changes nothing for this one', async () => {
    const begun = await startedRegistration(house)
    const write = openPage(begun, 'contact')
    await write({ 'contact.name': 'A' })
    await changeRegistration(house, begun.applicant, begun.id, { version: 1, establishmentUnits: [] })
    await write({ 'contact.name': 'An' })
    expect(await kept(begun)).toEqual({ contact: { 'contact.name': 'An' } })
  })

  test("a page's own older writing that comes late changes nothing", async () => {
    const begun = await startedRegistration(house)
    const write = openPage(begun, 'contact')
    await write({ 'contact.name': 'Ana' }, 3)
    expect(await write({ 'contact.name': 'An' }, 2)).toMatchObject({ values: { 'contact.name': 'Ana' }, revision: 1 })
    expect(await kept(begun)).toEqual({ contact: { 'contact.name': 'Ana' } })
  })
})

describe('the door', () => {
  const body = (values: Values) => ({ writer: randomUUID(), turn: 1, after: 0, values })

  test('is open to the holder alone', async () => {
    const [mine, theirs] = [await startedRegistration(house), await startedRegistration(house)]
    const http = client(server.url, { bearer: mine.token })
    const own = await http.send(contract, { params: { id: mine.id, step: 'contact' }, body: body({ 'contact.name': 'Ana' }) })
    expect(own).toMatchObject({ status: 200, answer: { step: 'contact', revision: 1 } })
    const other = await http.send(contract, { params: { id: theirs.id, step: 'contact' }, body: body({ a: 'b' }) })
    expect(other.problem).toMatchObject({ status: 404, code: 'not-found' })
    await expect(listEntries(house, mine.applicant, theirs.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('takes no page without fields, no endless text and no characters that cannot be kept', async () => {
    const mine = await startedRegistration(house)
    const http = client(server.url, { bearer: mine.token })
    const send = (step: string, values: Values) =>
      http.send(contract, { params: { id: mine.id, step: step as EntryStep }, body: body(values) })
    expect((await send('proof', { a: 'b' })).problem.code).toBe('not-found')
    expect((await send('contact', { a: 'x'.repeat(4_001) })).problem.code).toBe('invalid-input')
    expect((await send('contact', { a: 'x\0' })).problem.code).toBe('invalid-input')
    const much = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${String(n)}`, 'x'.repeat(3_900)]))
    expect((await send('contact', much)).problem.code).toBe('too-large')
    expect(await kept(mine)).toEqual({})
    expect(entrySteps).toHaveLength(5)
  })
})
