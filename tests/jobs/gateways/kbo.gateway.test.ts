import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createKboGateway, type KboGateway } from '#jobs/gateways/kbo.gateway.ts'
import { parseEnterpriseNumber } from '#server/features/companies/enterprise-number.rules.ts'
import { parseEstablishmentNumber } from '#server/features/companies/establishment-number.rules.ts'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

let simulators: TestSimulators
let kbo: KboGateway

beforeAll(async () => {
  simulators = await startTestSimulators()
  kbo = createKboGateway(simulators.settings.kbo)
})
afterEach(() => simulators.heal())
afterAll(() => simulators.close())

const address = { street: 'Calle 23', number: '105', city: 'La Habana', country: 'CU' }
const wish = (requestId: string, name: string) => ({ requestId, name, country: 'CU', address })

/** What the network and confused services do, and what the gateway makes of it. */
const faults = [
  ['down', undefined, 'CONNECTION_LOST', true],
  ['slow', undefined, 'TIMEOUT', true],
  ['error', undefined, 'HTTP_503', true],
  ['error', '500', 'HTTP_500', true],
  ['error', '401', 'HTTP_401', false],
  ['error', 'HALF', 'CONNECTION_LOST', true],
  ['error', 'LOST', 'CONNECTION_LOST', true],
  ['error', 'HTML', 'MALFORMED', true],
  ['error', 'HUGE', 'TOO_LARGE', true],
  ['error', 'TRICKLE', 'TIMEOUT', true],
] as const

describe('an enterprise looked up by its number', () => {
  it('is known as the manual shows it', async () => {
    const answer = await kbo.findEnterprise('1000439093')
    expect(answer).toMatchObject({ outcome: 'known', enterprise: { number: '1000439093', startDate: '2017-10-06' } })
    if (answer.outcome === 'known') expect(answer.enterprise.names[0]?.value).toBe('Plastique Fantastique')
  })

  it('is made from its number when nothing was said of it, with valid numbers throughout', async () => {
    for (const number of ['1006023325', '1001686633', '0428759497', '0403019261']) {
      const answer = await kbo.findEnterprise(number)
      expect(answer.outcome).toBe('known')
      if (answer.outcome !== 'known') continue
      for (const unit of answer.enterprise.establishments) expect(parseEstablishmentNumber(unit.number).ok).toBe(true)
      for (const { ssin = '' } of answer.enterprise.functions) expect(parseNiss(ssin, '2026-11-22').ok).toBe(true)
    }
  })

  it('is ceased or unknown as the register says', async () => {
    await simulators.setNumber('kbo', '1001.686.633', { state: 'ceased', name: 'Once a Company' })
    await simulators.setNumber('kbo', '1000003682', { state: 'unknown' })
    expect(await kbo.findEnterprise('1001686633')).toMatchObject({ outcome: 'ceased' })
    expect(await kbo.findEnterprise('1000003682')).toEqual({ outcome: 'unknown' })
    expect(await kbo.findEnterprise('1000439094')).toEqual({ outcome: 'unknown' })
    expect(await kbo.findEnterprise('../persons')).toEqual({ outcome: 'unknown' })
  })

  it('shows the name and address that were set', async () => {
    await simulators.setNumber('kbo', '1006023325', {
      state: 'known',
      name: 'Habana Médica',
      address: 'Calle 5 12, 10400 La Habana',
    })
    expect(await kbo.findEnterprise('1006023325')).toMatchObject({
      enterprise: {
        names: [{ value: 'Habana Médica' }, {}],
        address: { street: 'Calle 5', number: '12', city: 'La Habana' },
      },
    })
  })

  it.each([...faults, ['error', 'WRONG_ECHO', 'ECHO_MISMATCH', true] as const])(
    'is no answer when the register is %s %s',
    async (mode, code, expected, retryable) => {
      await simulators.fault('kbo', { mode, code, delayMs: 20_000 })
      const asking = withPatienceFor(expected).findEnterprise('1000439093')
      await expect(asking).rejects.toMatchObject({ system: 'kbo', code: expected, retryable })
    },
  )
})

describe('an enterprise searched by its name', () => {
  it('is found without its accents, in its country only', async () => {
    await simulators.setNumber('kbo', '0428759497', { state: 'known', name: 'Ångström Médical' })
    const found = await kbo.searchEnterprises({ name: 'angstrom medical' })
    expect(found.map(({ number }) => number)).toEqual(['0428759497'])
    expect(await kbo.searchEnterprises({ name: 'plastique', country: 'CU' })).toHaveLength(1)
    expect(await kbo.searchEnterprises({ name: 'plastique', country: 'US' })).toEqual([])
    expect(await kbo.searchEnterprises({ name: 'no company of this name' })).toEqual([])
  })
})

describe('an enterprise that is created', () => {
  it('gets a valid number of the 1xxx series, under which it is found', async () => {
    const created = await kbo.createEnterprise(wish('r-1', 'Caribe Uno'))
    expect(created.outcome).toBe('created')
    if (created.outcome !== 'created') return
    expect(parseEnterpriseNumber(created.number)).toMatchObject({
      ok: true,
      digits: expect.stringMatching(/^1/) as string,
    })
    expect(await kbo.findEnterprise(created.number)).toMatchObject({
      enterprise: { names: [{ value: 'Caribe Uno' }, {}], address },
    })
    expect(await kbo.searchEnterprises({ name: 'caribe uno' })).toHaveLength(1)
  })

  it('gets one number however often the same wish is sent', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => kbo.createEnterprise(wish('r-2', 'Caribe Dos'))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  it('gets its number again when the yes was lost', async () => {
    await simulators.fault('kbo', { mode: 'error', code: 'LOST', count: 1 })
    await expect(kbo.createEnterprise(wish('r-3', 'Caribe Tres'))).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    expect(await kbo.createEnterprise(wish('r-3', 'Caribe Tres'))).toMatchObject({ outcome: 'created' })
    expect(await kbo.searchEnterprises({ name: 'caribe tres' })).toHaveLength(1)
  })

  it('is not created twice under two wishes', async () => {
    const first = await kbo.createEnterprise({ ...wish('r-4', 'Caribe Cuatro'), foreignNumber: 'CU-44' })
    const number = first.outcome === 'created' ? first.number : ''
    const again = { outcome: 'already-exists', number }
    expect(await kbo.createEnterprise({ ...wish('r-5', 'Another Name'), foreignNumber: 'cu44' })).toEqual(again)
    expect(await kbo.createEnterprise(wish('r-6', 'CARIBE  CUATRO'))).toEqual(again)
  })

  it('is refused with the fields that are wrong', async () => {
    const refused = await kbo.createEnterprise({ ...wish('r-7', ' '), country: 'Cuba' })
    expect(refused).toEqual({ outcome: 'refused', code: 'INVALID', fields: ['name', 'country'] })
  })

  it.each(faults)('is a fault when the register is %s %s', async (mode, code, expected, retryable) => {
    await simulators.fault('kbo', { mode, code, delayMs: 20_000 })
    const creating = withPatienceFor(expected).createEnterprise(wish(`fault-${mode}-${code ?? ''}`, `Faulty ${mode} ${code ?? ''}`))
    await expect(creating).rejects.toMatchObject({ system: 'kbo', code: expected, retryable })
  })
})

it('never says in a fault what was asked', async () => {
  await simulators.fault('kbo', { mode: 'down' })
  const fault: unknown = await kbo.searchEnterprises({ name: 'Secret Company' }).catch((error: unknown) => error)
  expect(fault).toMatchObject({ message: 'kbo: CONNECTION_LOST' })
  expect((fault as Error).cause).toBeUndefined()
})

/** Short only where the limit itself is what is asked for: under load even a good answer takes its time. */
function withPatienceFor(expected: string): KboGateway {
  return createKboGateway({ ...simulators.settings.kbo, timeoutMs: expected === 'TIMEOUT' ? 200 : 10_000 })
}
