import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { parseEnterpriseNumber } from '#server/features/companies/enterprise-number.rules.ts'
import { decideNumberRequest } from '#server/features/enterprise-numbers/decide-number-request.command.ts'
import { getNumberRequest } from '#server/features/enterprise-numbers/get-number-request.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { eventually } from '#tests/support/eventually.ts'
import { cubanRequest, sentRequest } from '#tests/support/factories/enterprise-numbers.ts'
import { staffOf, startedRegistration } from '#tests/support/factories/registrations.ts'
import type { TestHouse } from '#tests/support/house.ts'
import { mailbox } from '#tests/support/mailbox.ts'
import type { TestSimulators } from '#tests/support/simulators.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'

let house: TestHouse
let simulators: TestSimulators
let working: WorkingHouse
let sofie: Staff

beforeAll(async () => {
  working = await openWorkingHouse()
  ;({ house, simulators } = working)
  sofie = await staffOf(house)
})
afterAll(() => working.close())

/** A company of its own for each test, for the register knows a company it has entered. */
const asked = (n: number, language: 'nl' | 'fr' | 'en' = 'fr') =>
  sentRequest(house, {
    language,
    name: `Prótesis ${String(n)}`,
    foreignNumber: `CU-${String(n)}`,
    contact: { name: 'Yolanda Pérez', email: `yolanda${String(n)}@protesis.example` },
  })
const accept = (id: string) => decideNumberRequest(house, sofie, id, { version: 1, decision: 'accept' })
const numbered = (id: string) =>
  eventually(async () => {
    const record = await getNumberRequest(house, sofie, id)
    return record.status === 'numbered' && record
  })
const creations = async () => (await simulators.requests('kbo')).filter((request) => request.method === 'POST')

test('S33: from the request to a mail with the number, and the number fills the registration', async () => {
  const mails = mailbox(simulators.url)
  const { id, reference } = await asked(1)
  const [receipt] = await mails.waitFor({ to: 'yolanda1@protesis.example' })
  expect(receipt?.subject).toBe(`Nous avons bien reçu la demande ${reference} de numéro d’entreprise`)
  await accept(id)
  const { cbeNumber, existed } = await numbered(id)
  expect(existed).toBe(false)
  const read = parseEnterpriseNumber(cbeNumber ?? '')
  const [letter] = await mails.waitFor({ to: 'yolanda1@protesis.example', subject: 'votre numéro' })
  expect(letter?.text).toContain(read.ok ? read.formatted : '-')
  expect(letter?.text).toContain(`/fr/register?country=CU&cbeNumber=${cbeNumber ?? ''}`)

  const file = await startedRegistration(house, { country: 'CU', vatNumber: undefined, cbeNumber })
  const filled = await eventually(async () => {
    const view = await getOwnRegistration(house, file.applicant, file.id)
    return view.fromRegister && view
  })
  expect(filled).toMatchObject({
    version: file.version,
    numberCheck: { state: 'valid', name: 'Prótesis 1' },
    company: { commercialName: 'Prótesis 1', address: { ...cubanRequest.address, box: null, region: null } },
  })
})

test('S33 X: the register knows the company already: its number is used, and the letter says so', async () => {
  const first = await asked(2)
  await accept(first.id)
  const { cbeNumber } = await numbered(first.id)
  const again = await sentRequest(house, {
    name: 'Prótesis 2',
    foreignNumber: 'CU-2',
    language: 'nl',
    contact: { name: 'Y', email: 'y2@x.example' },
  })
  await accept(again.id)
  expect(await numbered(again.id)).toMatchObject({ cbeNumber, existed: true })
  const [letter] = await mailbox(simulators.url).waitFor({ to: 'y2@x.example', subject: 'uw ondernemingsnummer' })
  expect(letter?.text).toContain('was al ingeschreven')
})

test('S33 X: the register says no: refused with its code, and the company is told in words', async () => {
  await simulators.fault('kbo', { mode: 'error', code: 'INVALID', count: 1 })
  const { id, reference } = await asked(3, 'en')
  await accept(id)
  const record = await eventually(async () => {
    const now = await getNumberRequest(house, sofie, id)
    return now.status === 'refused' && now
  })
  expect(record).toMatchObject({ code: 'INVALID', reason: null, cbeNumber: null })
  const [letter] = await mailbox(simulators.url).waitFor({
    to: 'yolanda3@protesis.example',
    subject: `${reference} for an enterprise number is refused`,
  })
  expect(letter?.text).toContain('could not enter your company')
  expect(letter?.text).not.toContain('INVALID')
})

test('S33 X: the register is away: asked again until it answers, and a yes that was lost makes no second company', async () => {
  await simulators.fault('kbo', { mode: 'error', code: 'LOST', count: 2 })
  const before = (await creations()).length
  const { id } = await asked(4)
  await accept(id)
  const { cbeNumber, existed } = await numbered(id)
  expect(existed).toBe(false)
  expect((await creations()).length - before).toBeGreaterThan(1)
  const found = (await (await fetch(`${simulators.url}/kbo/enterprises?name=${encodeURIComponent('Prótesis 4')}`)).json()) as {
    items: { number: string }[]
  }
  expect(found.items.map((item) => item.number)).toEqual([cbeNumber])
  await simulators.heal()
})

test('S33 X: the desk refuses: the company reads why, in its language', async () => {
  const { id } = await asked(5, 'nl')
  await decideNumberRequest(house, sofie, id, { version: 1, decision: 'refuse', reason: 'U levert geen hulpmiddelen in België.' })
  const [letter] = await mailbox(simulators.url).waitFor({ to: 'yolanda5@protesis.example', subject: 'is geweigerd' })
  expect(letter?.text).toContain('U levert geen hulpmiddelen in België.')
})

test('S26: names by language and type, and a unit with its number, come from the register', async () => {
  await simulators.setNumber('kbo', '1000416131', {
    state: 'known',
    names: [
      { language: 'fr', type: 'name', value: 'Société Légale SA' },
      { language: 'nl', type: 'commercial', value: 'Winkelnaam' },
      { language: 'fr', type: 'commercial', value: 'Enseigne' },
    ],
    address: { street: 'Calle 1', city: 'La Habana', country: 'CU' },
    establishments: [{ number: '2000000339', name: 'Taller', address: { street: 'Calle 2', city: 'Matanzas', country: 'CU' } }],
  })
  const file = await startedRegistration(house, { country: 'CU', language: 'fr', vatNumber: undefined, cbeNumber: '1000416131' })
  const view = await eventually(async () => {
    const now = await getOwnRegistration(house, file.applicant, file.id)
    return now.fromRegister && now
  })
  expect(view).toMatchObject({
    company: { commercialName: 'Enseigne', address: { street: 'Calle 1', postcode: null } },
    establishmentUnits: [{ number: '2000000339', name: 'Taller', address: { city: 'Matanzas' } }],
  })
  expect(view.fromRegister?.fields).not.toContain('company.address.postcode')
})
