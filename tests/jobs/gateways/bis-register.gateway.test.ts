import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBisRegisterGateway, type BisRegisterGateway } from '#jobs/gateways/bis-register.gateway.ts'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

let simulators: TestSimulators
let register: BisRegisterGateway

beforeAll(async () => {
  simulators = await startTestSimulators()
  register = createBisRegisterGateway(simulators.settings.bisRegister)
})
afterEach(() => simulators.heal())
afterAll(() => simulators.close())

const person = (requestId: string, surname: string) => ({
  requestId,
  surname,
  givenNames: ['Aline'],
  birthDate: '1979-08-02',
  birthCountry: 'FR',
  sex: 'F' as const,
})
const today = '2026-11-22'

async function mint(requestId: string, surname: string): Promise<string> {
  const created = await register.createPerson(person(requestId, surname))
  if (created.outcome !== 'created') throw new Error(created.outcome)
  return created.ssin
}

describe('a person who is created', () => {
  it('gets a valid BIS number that says birth date and sex', async () => {
    const ssin = await mint('p-1', 'Macron')
    expect(parseNiss(ssin, today)).toMatchObject({ ok: true, kind: 'bis', birthDate: '1979-08-02', sex: 'F' })
  })

  it('gets one number however often the same wish is sent', async () => {
    const numbers = await Promise.all([1, 2, 3].map(() => mint('p-2', 'Dehaene')))
    expect(new Set(numbers).size).toBe(1)
  })

  it('gets its number again when the yes was lost', async () => {
    await simulators.fault('bis-register', { mode: 'error', code: 'LOST', count: 1 })
    await expect(register.createPerson(person('p-3', 'Lost'))).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    expect(await register.createPerson(person('p-3', 'Lost'))).toMatchObject({ outcome: 'created' })
    expect(await register.searchPersons(person('', 'Lost'))).toHaveLength(1)
  })

  it('never shares a number with another of the same day and sex', async () => {
    const numbers = await Promise.all(Array.from({ length: 60 }, (_, at) => mint(`many-${at}`, `Surname${at}`)))
    expect(new Set(numbers).size).toBe(60)
  })

  it('gets a number that does not say the sex when it is not known', async () => {
    const created = await register.createPerson({ ...person('p-4', 'Sexless'), sex: null })
    expect(created).toMatchObject({ outcome: 'created', ssin: expect.stringMatching(/^7928/) as string })
  })

  it('needs a residence when its sex was left out', async () => {
    const unsaid = { ...person('p-10', 'Unsaid'), sex: undefined }
    expect(await register.createPerson(unsaid)).toEqual({ outcome: 'insufficient', missing: ['sex', 'residence'] })
    const created = await register.createPerson({ ...unsaid, residence: 'Rue Victor Hugo 1, 69002 Lyon, FR' })
    expect(created).toMatchObject({ outcome: 'created' })
  })

  it('is told what is missing', async () => {
    const few = { ...person('p-5', 'Few'), birthDate: '1979-08', birthCountry: '' }
    await expect(register.createPerson(few)).rejects.toMatchObject({ code: 'HTTP_422', retryable: false })
    const missing = ['birthDate', 'residence']
    expect(await register.createPerson({ ...few, birthCountry: 'FR' })).toEqual({ outcome: 'insufficient', missing })
  })

  it('is not created beside somebody who is the same', async () => {
    await mint('p-6', 'Núñez')
    const again = await register.createPerson(person('p-7', 'NUNEZ'))
    expect(again).toMatchObject({ outcome: 'suspected-duplicate', candidates: [{ score: 100 }] })
    expect(await register.createPerson({ ...person('p-8', 'Nunez'), givenNames: ['Berta'] })).toMatchObject({
      outcome: 'created',
    })
  })

  it('is not created beside somebody whose number was set', async () => {
    await simulators.setNumber('bis-register', '524302 050 22', { state: 'known', name: 'Dehaene, Laurette' })
    const laurette = { ...person('p-9', 'Dehaene'), givenNames: ['Laurette'], birthDate: '1952-03-02' }
    expect(await register.createPerson(laurette)).toMatchObject({ outcome: 'suspected-duplicate', candidates: [{ score: 100 }] })
  })
})

describe('a person who is searched', () => {
  it('is found best first, with a score', async () => {
    const ssin = await mint('s-1', 'Sought')
    const found = await register.searchPersons({ surname: 'sought', givenNames: ['Aline'], birthDate: '1979-08-02' })
    expect(found).toEqual([{ ssin, score: 100, surname: 'Sought', givenName: 'Aline', birthDate: '1979-08-02' }])
    const vague = await register.searchPersons({ surname: 'Sought', givenNames: ['Anna'], birthDate: '1979-08-02' })
    expect(vague[0]?.score).toBeLessThan(90)
    expect(await register.searchPersons({ surname: 'Nobody', givenNames: [], birthDate: '1979-08-02' })).toEqual([])
  })

  it('is found by number, whatever number passes its check', async () => {
    const known = await register.findPerson('79480208210')
    expect(known).toMatchObject({ outcome: 'known', person: { ssin: '79480208210', birthDate: '1979-08-02' } })
    expect(await register.findPerson('79480208211')).toEqual({ outcome: 'unknown' })
    await simulators.setNumber('bis-register', '98472899765', { state: 'unknown' })
    expect(await register.findPerson('98472899765')).toEqual({ outcome: 'unknown' })
  })
})

describe('a number that is replaced', () => {
  it('answers with the one that counts', async () => {
    const [from, to] = [await mint('x-1', 'Twice'), '85073003328']
    expect(await register.replaceNumber({ from, to, reason: 'national number found' })).toEqual({ outcome: 'replaced' })
    expect(await register.findPerson(from)).toMatchObject({ outcome: 'replaced', person: { ssin: to } })
    expect(await register.searchPersons(person('', 'Twice'))).toEqual([])
  })

  it('is refused when it is no number', async () => {
    const wrong = await register.replaceNumber({ from: '79480208211', to: '85073003328', reason: 'typing error' })
    expect(wrong).toEqual({ outcome: 'refused', code: 'INVALID_SSIN' })
  })
})

it.each([
  ['down', undefined, 'CONNECTION_LOST', true],
  ['slow', undefined, 'TIMEOUT', true],
  ['error', undefined, 'HTTP_503', true],
  ['error', '500', 'HTTP_500', true],
  ['error', '403', 'HTTP_403', false],
  ['error', 'HALF', 'CONNECTION_LOST', true],
  ['error', 'HTML', 'MALFORMED', true],
  ['error', 'HUGE', 'TOO_LARGE', true],
  ['error', 'TRICKLE', 'TIMEOUT', true],
] as const)('is a fault, without a word about the person, when the register is %s %s', async (mode, code, expected, retryable) => {
  await simulators.fault('bis-register', { mode, code, delayMs: 20_000 })
  const timeoutMs = expected === 'TIMEOUT' ? 200 : 10_000
  const hurried = createBisRegisterGateway({ ...simulators.settings.bisRegister, timeoutMs })
  const fault: unknown = await hurried.createPerson(person(`f-${mode}-${code ?? ''}`, 'Private')).catch((error: unknown) => error)
  expect(fault).toMatchObject({
    system: 'bis-register',
    code: expected,
    retryable,
    message: `bis-register: ${expected}`,
  })
})
