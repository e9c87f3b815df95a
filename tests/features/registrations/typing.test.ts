import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { findApplicant } from '#server/features/registrations/find-applicant.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { startRegistration } from '#server/features/registrations/draft/start-registration.command.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { ana, answerNumber, completeRegistration, madrid, staffOf, startedRegistration } from '#tests/support/factories/registrations.ts'
import { moveClock } from '#tests/support/clock.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const anonymous = { kind: 'anonymous' } as const
const eventNames = async (id: string) =>
  (await house.sql<{ name: string }[]>`select name from events where subject_id = ${id} order by seq`).map((row) => row.name)

describe('starting', () => {
  test('answers a reference, a token that opens it, and an honest number check', async () => {
    const begun = await startRegistration(house, anonymous, { country: 'ES', language: 'en', vatNumber: 'es b-58.378.431' })
    expect(begun).toMatchObject({ status: 'draft', version: 1, numberCheck: { kind: 'vies', state: 'asked' }, registerCheck: null })
    expect(begun.reference).toMatch(/^R-\d{4}-\d{5}$/)
    expect(await findApplicant(house, begun.accessToken)).toMatchObject({ kind: 'applicant', registrationId: begun.id })
    expect(await eventNames(begun.id)).toEqual(['registration.started', 'registration.number-check-asked'])
  })

  test('references never repeat, however many begin at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => startedRegistration(house)))
    expect(new Set(all.map((one) => one.reference)).size).toBe(20)
  })

  test('a wrong number is told with its field, and leaves nothing', async () => {
    const before = await house.sql`select count(*)::int as n from registrations`
    await expect(startRegistration(house, anonymous, { country: 'ES', language: 'en', vatNumber: 'B58378432' })).rejects.toMatchObject({
      code: 'invalid-input',
      facts: { fields: [{ path: 'vatNumber', code: 'vat-check-digit' }] },
    })
    expect(await house.sql`select count(*)::int as n from registrations`).toEqual(before)
  })

  test('staff keep to the desk', async () => {
    const staff = await staffOf(house)
    await expect(startRegistration(house, staff, { country: 'ES', language: 'en', vatNumber: 'B58378431' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('the token', () => {
  test('opens its registration and nothing else', async () => {
    const [one, other] = [await startedRegistration(house), await startedRegistration(house)]
    await expect(getOwnRegistration(house, one.applicant, other.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(getOwnRegistration(house, anonymous, one.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(changeRegistration(house, one.applicant, other.id, { version: 1 })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is over thirty days after the last touch', async () => {
    const one = await startedRegistration(house)
    await moveClock(house, 29 * 86_400_000)
    await changeRegistration(house, one.applicant, one.id, { version: 1, contact: { name: 'L', email: 'l@x.example' } })
    await moveClock(house, 58 * 86_400_000)
    expect(await findApplicant(house, one.token)).toBeDefined()
    await moveClock(house, 60 * 86_400_000)
    expect(await findApplicant(house, one.token)).toBeUndefined()
    await moveClock(house, 0)
  })
})

describe('saving groups of fields', () => {
  test('keeps what is not named, and items with a known id keep it', async () => {
    const { applicant, id, view } = await completeRegistration(house)
    const [unit] = view.establishmentUnits
    const changed = await changeRegistration(house, applicant, id, {
      version: view.version,
      establishmentUnits: [
        { name: 'Tienda', address: madrid },
        { id: unit?.id, name: 'Almacén norte', address: madrid },
      ],
    })
    expect(changed.establishmentUnits.map((one) => one.name)).toEqual(['Tienda', 'Almacén norte'])
    expect(changed.establishmentUnits[1]?.id).toBe(unit?.id)
    expect(changed.legalRepresentatives).toEqual(view.legalRepresentatives)
    expect(changed.version).toBe(view.version + 1)
  })

  test("another registration's unit cannot be taken over by naming its id", async () => {
    const [mine, theirs] = [await completeRegistration(house), await completeRegistration(house)]
    const stolen = theirs.view.establishmentUnits[0]?.id
    const changed = await changeRegistration(house, mine.applicant, mine.id, {
      version: mine.version,
      establishmentUnits: [{ id: stolen, name: 'Mine', address: madrid }],
    })
    expect(changed.establishmentUnits[0]?.id).not.toBe(stolen)
    expect((await getOwnRegistration(house, theirs.applicant, theirs.id)).establishmentUnits).toEqual(theirs.view.establishmentUnits)
  })

  test('two tabs: the second is told, with the present record', async () => {
    const { applicant, id, version } = await startedRegistration(house)
    const contact = (name: string) => changeRegistration(house, applicant, id, { version, contact: { name, email: 'l@x.example' } })
    const both = await Promise.allSettled([contact('One'), contact('Two')])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'changed-meanwhile', facts: { current: { version: version + 1 } } })
  })

  test('every fault of every group is told at once, and nothing of it is saved', async () => {
    const { applicant, id, version } = await startedRegistration(house)
    const attempt = changeRegistration(house, applicant, id, {
      version,
      identification: { vatNumber: 'B1' },
      company: { commercialName: 'X', address: { ...madrid, postcode: '99999' } },
      legalRepresentatives: [
        { ...ana, firstName: 'ana' },
        { niss: '79480208211', email: ana.email },
      ],
    })
    await expect(attempt).rejects.toMatchObject({ code: 'invalid-input' })
    const faults = await attempt.then(
      () => [],
      (error: { facts: { fields: { path: string; code: string }[] } }) => error.facts.fields.map(({ path, code }) => `${path} ${code}`),
    )
    expect(faults.sort()).toEqual([
      'company.address.postcode postcode-format',
      'identification.vatNumber vat-format',
      'legalRepresentatives.0.firstName capital-initial',
      'legalRepresentatives.1.email email-taken',
      'legalRepresentatives.1.niss niss-check-digit',
    ])
    expect(await getOwnRegistration(house, applicant, id)).toMatchObject({ version, company: null, legalRepresentatives: [] })
  })

  test('the registered office stays in the country that was chosen', async () => {
    const { applicant, id, version } = await startedRegistration(house)
    const company = { commercialName: 'X', address: { ...madrid, country: 'PT', postcode: '1100-148' } }
    await expect(changeRegistration(house, applicant, id, { version, company })).rejects.toMatchObject({
      facts: { fields: [{ path: 'company.address.country', code: 'office-in-other-country' }] },
    })
  })

  test('another number is asked anew, and the old answer stays in the history', async () => {
    const { applicant, id, version } = await startedRegistration(house)
    await answerNumber(house, id, { state: 'invalid', name: null })
    const changed = await changeRegistration(house, applicant, id, { version, identification: { vatNumber: 'A28015865' } })
    expect(changed.numberCheck.state).toBe('asked')
    const rows = await house.sql<
      { state: string }[]
    >`select state from registration_number_checks where registration_id = ${id} order by asked_at`
    expect(rows.map((row) => row.state)).toEqual(['invalid', 'asked'])
  })

  test('a NISS is kept sealed and shown masked', async () => {
    const { applicant, id, version } = await startedRegistration(house)
    const changed = await changeRegistration(house, applicant, id, {
      version,
      legalRepresentatives: [{ niss: '79.48.02-082.10', email: 'a@x.example' }],
    })
    expect(changed.legalRepresentatives[0]).toMatchObject({ kind: 'person', nissMasked: '79•••• ••• 10' })
    const dump = JSON.stringify(await house.sql`select * from registration_representatives where registration_id = ${id}`)
    expect(dump).not.toContain('79480208210')
  })
})

describe('submitting', () => {
  test('asks for all that is missing', async () => {
    const { applicant, id, version } = await startedRegistration(house)
    await expect(submitRegistration(house, applicant, id, version)).rejects.toMatchObject({
      code: 'invalid-input',
      facts: { fields: [{ path: 'contact' }, { path: 'company' }, { path: 'proof' }, { path: 'legalRepresentatives' }] },
    })
  })

  test('goes on while VIES is silent and the proof is still looked at, but not with a number VIES does not know', async () => {
    const silent = await completeRegistration(house)
    await answerNumber(house, silent.id, { state: 'unavailable', code: 'MS_UNAVAILABLE' })
    expect(await submitRegistration(house, silent.applicant, silent.id, silent.version)).toMatchObject({
      status: 'submitted',
      numberCheck: { state: 'unavailable' },
    })

    const unknown = await completeRegistration(house)
    await answerNumber(house, unknown.id, { state: 'invalid' })
    await expect(submitRegistration(house, unknown.applicant, unknown.id, unknown.version)).rejects.toMatchObject({
      facts: { fields: [{ path: 'identification.vatNumber', code: 'number-invalid' }] },
    })
  })

  test('fifty times at once sends it once', async () => {
    const { applicant, id, version } = await completeRegistration(house)
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => submitRegistration(house, applicant, id, version)))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of all)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'not-in-this-state', facts: { current: { status: 'submitted' } } })
    expect((await eventNames(id)).filter((name) => name === 'registration.submitted')).toHaveLength(1)
  })

  test('what was sent is kept as it was, with numbers of people only masked', async () => {
    const byNumber = { niss: '79.48.02-082.10', email: 'aline@ortopedia.example' }
    const { applicant, id, version } = await completeRegistration(house, { representatives: [ana, byNumber] })
    await submitRegistration(house, applicant, id, version)
    const [kept] = await house.sql<
      { content: Record<string, unknown> }[]
    >`select content from registration_versions where registration_id = ${id}`
    expect(kept?.content).toMatchObject({
      company: { commercialName: 'Ortopedia Alcalá S.L.' },
      identification: { vatNumber: 'ESB58378431' },
      legalRepresentatives: [{ lastName: ana.lastName }, { nissMasked: '79•••• ••• 10' }],
      proof: { name: 'extracto.pdf' },
    })
    expect(JSON.stringify(kept?.content)).not.toContain('79480208210')
  })
})

test('an answer that settled the number stays when the register falls silent later', async () => {
  const { applicant, id } = await startedRegistration(house)
  await answerNumber(house, id, { state: 'unavailable', code: 'TIMEOUT' })
  await answerNumber(house, id, { state: 'unavailable', code: 'TIMEOUT' })
  await answerNumber(house, id)
  await answerNumber(house, id, { state: 'unavailable', code: 'TIMEOUT' })
  expect((await getOwnRegistration(house, applicant, id)).numberCheck).toMatchObject({ state: 'valid', name: 'ORTOPEDIA ALCALA SL' })
  // Silence after silence is no news, and an answer after the answer neither.
  expect((await eventNames(id)).filter((name) => name === 'registration.number-checked')).toHaveLength(2)
  expect((await getOwnRegistration(house, applicant, id)).version).toBe(1)
})
