import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { recordDocumentCheck } from '#server/features/documents/record-document-check.command.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { listNumberChecks } from '#server/features/registrations/numbers/number-checks.repository.ts'
import { putProof } from '#server/features/registrations/proof/put-proof.command.ts'
import { recordNumberAnswer } from '#server/features/registrations/numbers/record-number-answer.command.ts'
import type { RegisterFacts } from '#server/features/registrations/registrations.contract.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { everything } from '#server/features/scope.ts'
import { aJob, ana, staffOf, startedRegistration, validAnswer, type StartedRegistration } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { goodPdf } from '#tests/support/pdfs.ts'

let house: TestHouse
let sofie: Staff
beforeAll(async () => {
  house = await openTestHouse()
  sofie = await staffOf(house)
})
afterAll(() => house.close())

const habana = { street: 'Calle 23', number: '105', box: null, postcode: '10400', city: 'La Habana', region: null, country: 'CU' }
const facts: RegisterFacts = {
  name: 'Plastique Fantastique',
  legalForm: '030',
  address: habana,
  establishmentUnits: [{ number: '2000000339', name: 'Taller', address: { ...habana, street: 'Calle 25' } }],
}
const numbers = ['1000439093', '1000416131', '1001686633', '1006023325', '1000003682', '0314595348', '0428759497', '0403019261']
let next = 0
const cuban = (cbeNumber = numbers[next++ % numbers.length] ?? '') =>
  startedRegistration(house, { country: 'CU', language: 'fr', vatNumber: undefined, cbeNumber })

/** Lets the company register answer the newest question about an enterprise number. */
async function registerSays(id: string, answer: Partial<typeof validAnswer> & { facts?: RegisterFacts | null } = {}) {
  const check = (await listNumberChecks(house.db, everything, id)).find((one) => one.kind === 'kbo')
  if (!check) throw new Error('The register was not asked')
  await recordNumberAnswer(house, aJob, check.id, { ...validAnswer, name: facts.name, facts, ...answer })
}
const own = (of: StartedRegistration) => getOwnRegistration(house, of.applicant, of.id)
const change = (of: StartedRegistration, input: Omit<Parameters<typeof changeRegistration>[3], 'version'>, version = of.version) =>
  changeRegistration(house, of.applicant, of.id, { version, ...input })
const company = { commercialName: facts.name, address: habana }

/** Everything else that a submission needs. */
async function completed(of: StartedRegistration) {
  const { version } = await own(of)
  await change(of, { contact: { name: 'Luis', email: 'luis@plastique.example' }, legalRepresentatives: [ana] }, version)
  const bytes = await goodPdf(['Plastique Fantastique'])
  const proof = await putProof(house, of.applicant, of.id, { name: 'acta.pdf', stream: Readable.from([bytes]) })
  await recordDocumentCheck(house, aJob, { documentId: proof.id, finding: { state: 'clean', pages: 1 } })
  return own(of)
}

describe('a number the register knows', () => {
  test('S26: fills company and units, locks them, and leaves the version alone', async () => {
    const file = await cuban()
    await registerSays(file.id)
    expect(await own(file)).toMatchObject({
      version: file.version,
      company: company,
      establishmentUnits: [{ number: '2000000339', name: 'Taller' }],
      fromRegister: { fields: expect.arrayContaining(['company.commercialName', 'establishmentUnits.0.name']), replaced: null },
    })
    const [event] = await house.sql<{ changes: string[] }[]>`
      select changes from events where subject_id = ${file.id} and name = 'registration.number-checked'`
    expect(event?.changes).toEqual(['company', 'establishmentUnits'])
  })

  test('S26 X: another value is refused at its exact path; the same values pass', async () => {
    const file = await cuban()
    await registerSays(file.id)
    const other = { commercialName: 'Otro', address: { ...habana, city: 'Trinidad' } }
    await expect(change(file, { company: other, establishmentUnits: [{ name: 'X', address: habana }] })).rejects.toMatchObject({
      code: 'invalid-input',
      facts: {
        fields: [
          { path: 'company.commercialName', code: 'from-register' },
          { path: 'company.address.city', code: 'from-register' },
          { path: 'establishmentUnits.0.name', code: 'from-register' },
          { path: 'establishmentUnits.0.address.street', code: 'from-register' },
        ],
      },
    })
    await expect(change(file, { establishmentUnits: [] })).rejects.toMatchObject({
      facts: { fields: [{ path: 'establishmentUnits', code: 'from-register' }] },
    })
    const view = await own(file)
    const [unit] = view.establishmentUnits
    const saved = await change(file, {
      company: { ...company, address: { ...habana, region: 'Vedado' } },
      establishmentUnits: [
        { name: 'Propia', address: habana },
        { id: unit?.id, name: 'Taller', address: unit?.address ?? habana },
      ],
    })
    expect(saved).toMatchObject({
      company: { address: { region: 'Vedado' } },
      establishmentUnits: [
        { number: null, name: 'Propia' },
        { id: unit?.id, number: '2000000339', name: 'Taller' },
      ],
    })
  })

  test('an office in another country is told as the register’s, once', async () => {
    const file = await cuban()
    await registerSays(file.id)
    await expect(change(file, { company: { ...company, address: { ...habana, country: 'US' } } })).rejects.toMatchObject({
      facts: { fields: [{ path: 'company.address.country', code: 'from-register' }] },
    })
  })

  test('what was typed before is replaced, and shown', async () => {
    const file = await cuban()
    const { version } = await change(file, {
      company: { commercialName: 'Plastico', address: { ...habana, number: '9' } },
      establishmentUnits: [
        { name: 'taller', address: habana },
        { name: 'Propia', address: { ...habana, street: 'Prado' } },
      ],
    })
    await registerSays(file.id)
    expect(await own(file)).toMatchObject({
      version,
      company,
      establishmentUnits: [{ name: 'Taller' }, { name: 'Propia', number: null }],
      fromRegister: { replaced: { commercialName: 'Plastico', address: { number: '9' }, establishmentUnits: [{ name: 'taller' }] } },
    })
  })

  test('of an enterprise without address only the name is locked', async () => {
    const file = await cuban()
    await registerSays(file.id, { facts: { ...facts, address: null, establishmentUnits: [] } })
    expect((await own(file)).fromRegister?.fields).toEqual(['company.commercialName'])
    await expect(change(file, { company: { ...company, commercialName: 'X' } })).rejects.toMatchObject({ code: 'invalid-input' })
    expect((await change(file, { company: { ...company, address: { ...habana, city: 'Trinidad' } } })).company?.address?.city).toBe(
      'Trinidad',
    )
  })

  test('a seat in another country fills nothing, and the desk sees both', async () => {
    const file = await cuban()
    await registerSays(file.id, { facts: { ...facts, address: { ...habana, country: 'US' } } })
    expect(await own(file)).toMatchObject({ company: null, fromRegister: null })
    await change(file, { company })
    const { version } = await completed(file)
    await submitRegistration(house, file.applicant, file.id, version)
    expect(await getDeskRegistration(house, sofie, file.id)).toMatchObject({ fromRegister: null, register: { address: { country: 'US' } } })
  })

  test.each(['CEASED', 'UNKNOWN'])('S26 X: %s is invalid, at the number, and fills nothing', async (code) => {
    const file = await cuban()
    await registerSays(file.id, { state: 'invalid', code, facts: null })
    const view = await own(file)
    expect(view).toMatchObject({ numberCheck: { state: 'invalid' }, company: null, fromRegister: null })
    expect(view.missing).toContainEqual({ path: 'identification.cbeNumber', code: 'number-invalid' })
  })

  test('given beside a VAT number fills and locks just as well', async () => {
    const file = await startedRegistration(house, { cbeNumber: '1000416131' })
    const madrid = { ...habana, city: 'Madrid', postcode: '28014', country: 'ES' }
    await registerSays(file.id, { facts: { ...facts, address: madrid, establishmentUnits: [] } })
    expect(await own(file)).toMatchObject({ registerCheck: { state: 'valid' }, company: { commercialName: facts.name, address: madrid } })
    await expect(change(file, { company: { commercialName: 'X', address: madrid } })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('whose postcode we would not take from anybody else is taken from the register', async () => {
    const file = await startedRegistration(house, { cbeNumber: '1000416131' })
    const odd = { ...habana, city: 'Madrid', postcode: 'E-28', country: 'ES' }
    await registerSays(file.id, { facts: { ...facts, address: odd, establishmentUnits: [] } })
    expect(await change(file, { company: { commercialName: facts.name, address: odd } })).toMatchObject({ company: { address: odd } })
  })
})

describe('another number', () => {
  test('takes the lock away; the data stay, as the applicant’s own', async () => {
    const file = await cuban('1000439093')
    await registerSays(file.id)
    const changed = await change(file, { identification: { cbeNumber: '1000416131' } })
    expect(changed).toMatchObject({ company: { commercialName: facts.name }, fromRegister: null, establishmentUnits: [{ number: null }] })
    const renamed = await change(file, { company: { ...company, commercialName: 'Libre' } }, changed.version)
    expect(renamed.company?.commercialName).toBe('Libre')
  })

  test('going back to the first one locks at once what the register said of it', async () => {
    const file = await cuban('1000439093')
    await registerSays(file.id)
    const away = await change(file, { identification: { cbeNumber: '1000416131' }, company: { ...company, commercialName: 'Libre' } })
    const back = await change(file, { identification: { cbeNumber: '1000439093' } }, away.version)
    expect(back).toMatchObject({
      numberCheck: { state: 'asked' },
      company,
      establishmentUnits: [{ number: '2000000339' }],
      fromRegister: { replaced: { commercialName: 'Libre' } },
    })
  })

  test('an answer about the number before fills nothing', async () => {
    const file = await cuban('1000439093')
    const [old] = await listNumberChecks(house.db, everything, file.id)
    await change(file, { identification: { cbeNumber: '1000416131' } })
    await recordNumberAnswer(house, aJob, old?.id ?? '', { ...validAnswer, facts })
    expect(await own(file)).toMatchObject({ company: null, fromRegister: null })
  })
})

describe('races', () => {
  test('a change sent while the register answers either comes before and is replaced, or is told so; nothing else', async () => {
    for (let round = 0; round < 8; round += 1) {
      const file = await cuban()
      const typed = { company: { commercialName: 'Tecleado', address: habana } }
      const [answered, saved] = await Promise.allSettled([registerSays(file.id), change(file, typed)])
      expect(answered.status).toBe('fulfilled')
      const view = await own(file)
      expect(view.company?.commercialName).toBe(facts.name)
      if (saved.status === 'fulfilled') expect(view.fromRegister?.replaced?.commercialName).toBe('Tecleado')
      else expect(saved.reason).toMatchObject({ facts: { fields: [{ path: 'company.commercialName', code: 'from-register' }] } })
    }
  })

  test('two windows: the second is told of the first, not of the register', async () => {
    const file = await cuban()
    await registerSays(file.id)
    await change(file, { contact: { name: 'Luis', email: 'luis@plastique.example' } })
    await expect(change(file, { company: { ...company, commercialName: 'X' } })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('the same answer twice at once fills once', async () => {
    const file = await cuban()
    await Promise.all([registerSays(file.id), registerSays(file.id)])
    expect((await own(file)).establishmentUnits).toHaveLength(1)
  })
})

describe('a file that was sent before the register answered', () => {
  test('is not changed under the validator’s eyes; a correction then starts from the register', async () => {
    const file = await cuban('1006023325')
    await change(file, { company: { commercialName: 'Tecleado', address: habana } })
    const ready = await completed(file)
    const sent = await submitRegistration(house, file.applicant, file.id, ready.version)
    const claimed = await claimRegistration(house, sofie, file.id, { version: sent.version })
    await registerSays(file.id)
    expect(await getDeskRegistration(house, sofie, file.id)).toMatchObject({
      version: claimed.version,
      company: { commercialName: 'Tecleado' },
      fromRegister: null,
      register: { name: facts.name },
    })
    const reasons = [{ code: 'incorrect' as const, field: 'company.commercialName' }]
    await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'ask-correction', reasons })
    expect(await own(file)).toMatchObject({
      status: 'correction-asked',
      company,
      fromRegister: { replaced: { commercialName: 'Tecleado' } },
    })
  })
})

test('admitted units keep the number the register gave them', async () => {
  const file = await cuban('1000003682')
  await registerSays(file.id)
  const ready = await completed(file)
  const sent = await submitRegistration(house, file.applicant, file.id, ready.version)
  const claimed = await claimRegistration(house, sofie, file.id, { version: sent.version })
  const done = await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
  const units = await house.sql`select number, name from establishment_units where company_id = ${done.company?.id ?? ''}`
  expect(units).toEqual([{ number: '2000000339', name: 'Taller' }])
  expect(done.fromRegister?.fields).toContain('company.commercialName')
})
