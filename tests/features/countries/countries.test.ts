import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countryRuleRows } from '#db/reference/country-rules.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { addCountryRule, listCountries, listCountryRules } from '#server/features/countries/countries.contract.ts'
import { liveCatalogue } from '#server/features/live-catalogue.ts'
import { getRegistration, startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { migrateAgain } from '#tests/support/template.ts'

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

async function colleague(...roles: StaffRole[]): Promise<Client> {
  const { cookie } = await signedInStaff(house, { roles })
  const browser = client(server.url)
  const [name = '', value = ''] = cookie.split('=')
  browser.cookies.set(name, value)
  return browser
}

const inDays = (days: number) => new Date(Date.parse(house.clock.today()) + days * 86_400_000).toISOString().slice(0, 10)
const rule = (given: Partial<{ country: string; route: 'vies' | 'by-hand' | 'enterprise-number'; validFrom: string; note: string }>) => ({
  body: { country: 'TR', route: 'vies' as const, validFrom: house.clock.today(), note: 'Agreement of this year', ...given },
})
const start = (country: string, numbers: { vatNumber?: string; cbeNumber?: string }) =>
  client(server.url).send(startRegistration, { body: { country, language: 'en', ...numbers } })

describe('what a form asks of a country', () => {
  it('is open to everybody, kept for a minute, and says it for each country of the table', async () => {
    const { answer, headers } = await client(server.url).send(listCountries, {})
    expect(headers.get('cache-control')).toBe('public, max-age=60')
    const of = (country: string) => answer.items.find((one) => one.country === country)
    expect(of('ES')).toEqual({
      country: 'ES',
      route: 'vies',
      vatPrefix: 'ES',
      vatNumber: 'required',
      mayBeWithoutVatNumber: false,
      cbeNumber: 'optional',
    })
    expect(of('GR')).toMatchObject({ route: 'vies', vatPrefix: 'EL' })
    expect(of('MC')).toMatchObject({ route: 'vies', vatPrefix: 'FR' })
    expect(of('GB')).toMatchObject({ route: 'by-hand', mayBeWithoutVatNumber: true })
    expect(of('CH')).toMatchObject({ route: 'not-applicable', vatPrefix: 'CHE', vatNumber: 'optional' })
    expect(of('BE')).toMatchObject({ route: 'belgian', vatNumber: 'not-asked', cbeNumber: 'not-asked' })
    expect(of('CU')).toBeUndefined()
    expect(answer.elsewhere).toMatchObject({ route: 'enterprise-number', vatPrefix: null, cbeNumber: 'required' })
    expect(answer.items.filter((one) => one.route === 'vies')).toHaveLength(27)
    expect(answer.items.filter((one) => one.route === 'by-hand').map((one) => one.country)).toEqual([
      'AD',
      'GB',
      'IS',
      'LI',
      'NO',
      'SM',
      'TR',
    ])
  })
})

describe('the country table at the desk', () => {
  it('is read by who reads registrations, and changed by administrators alone', async () => {
    for (const role of ['validator', 'auditor', 'administrator'] as const) {
      const answer = await (await colleague(role)).call(listCountryRules, {})
      expect(answer.abilities).toEqual(role === 'administrator' ? ['addRule'] : [])
      expect(answer.items.length).toBeGreaterThanOrEqual(countryRuleRows.length)
    }
    for (const role of ['finance', 'inspector', 'certificate-officer'] as const) {
      expect((await (await colleague(role)).send(listCountryRules, {})).status).toBe(403)
    }
    for (const role of ['validator', 'auditor', 'finance'] as const) {
      expect((await (await colleague(role)).send(addCountryRule, rule({}))).problem.code).toBe('not-allowed')
    }
    expect((await client(server.url).send(addCountryRule, rule({}))).problem.code).toBe('not-signed-in')
  })

  it('keeps what was: the United Kingdom has its past and its present', async () => {
    const { items } = await (await colleague('validator')).call(listCountryRules, {})
    expect(items.filter((one) => one.country === 'GB')).toMatchObject([
      { route: 'vies', validFrom: '1993-01-01', state: 'past', by: null },
      { route: 'by-hand', validFrom: '2021-01-01', state: 'present', by: null },
    ])
  })

  it('S23 X: refuses Belgium, a day that has passed, no reason, and a road that is none', async () => {
    const admin = await colleague('administrator')
    const faults = async (given: Parameters<typeof rule>[0]) =>
      ((await admin.send(addCountryRule, rule(given))).problem.fields ?? []).map(({ path, code }) => `${path} ${code}`)
    expect(await faults({ country: 'BE' })).toEqual(['country belgium-has-its-own-door'])
    expect(await faults({ validFrom: inDays(-1) })).toEqual(['validFrom day-has-passed'])
    expect(await faults({ note: '  ' })).toHaveLength(1)
    expect(await faults({ route: 'belgian' as 'vies' })).toHaveLength(1)
    expect(await faults({ country: 'Turkey' })).toEqual(['country unknown-country'])
  })

  it('of ten who rule the same country and day at once one does, and the others are told', async () => {
    const [one, other] = [await colleague('administrator'), await colleague('administrator')]
    const same = rule({ country: 'SM', validFrom: inDays(30) })
    const all = await Promise.all(Array.from({ length: 10 }, (_, place) => (place % 2 === 0 ? one : other).send(addCountryRule, same)))
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, problem } of all) {
      if (status !== 201) expect(problem.fields).toMatchObject([{ path: 'validFrom', code: 'day-has-a-rule' }])
    }
    const events = await house.sql<{ payload: object }[]>`select payload from events where name = 'country-rule.added'`
    expect(events.map((event) => event.payload)).toEqual([{ country: 'SM', route: 'vies', validFrom: inDays(30) }])
  })

  it('may be watched by who reads it and by nobody else', async () => {
    const may = (actor: Parameters<NonNullable<typeof liveCatalogue.policies.desk>>[1]) =>
      liveCatalogue.policies['desk']?.(house, actor, 'countries')
    expect(await may((await signedInStaff(house, { roles: ['auditor'] })).actor)).toBe(true)
    expect(await may((await signedInStaff(house, { roles: ['finance'] })).actor)).toBe(false)
    expect(await may({ kind: 'anonymous' })).toBe(false)
  })
})

describe('a change of the table', () => {
  it('decides from its day on, never before, and never what was checked already', async () => {
    const admin = await colleague('administrator')
    const number = { vatNumber: '4540536920' }
    const before = await start('TR', number)
    expect(before.answer.numberCheck).toMatchObject({ kind: 'by-hand', state: 'unavailable' })

    const added = await admin.call(addCountryRule, rule({ validFrom: inDays(1) }))
    expect(added).toMatchObject({ country: 'TR', route: 'vies', state: 'coming', note: 'Agreement of this year' })
    expect((await start('TR', number)).answer.numberCheck.kind).toBe('by-hand')

    await moveClock(house, 24 * 3_600_000)
    expect((await start('TR', number)).answer.numberCheck).toMatchObject({ kind: 'vies', state: 'asked' })
    const { items } = await client(server.url).call(listCountries, {})
    expect(items.find((one) => one.country === 'TR')).toMatchObject({ route: 'vies' })
    const own = client(server.url, { bearer: before.answer.accessToken })
    const still = await own.call(getRegistration, { params: { id: before.answer.id } })
    expect(still.numberCheck).toMatchObject({ kind: 'by-hand', state: 'unavailable' })
    await moveClock(house, 0)
  })

  it('lets a country be asked of which no numbers are known: anything that could be one is taken', async () => {
    const admin = await colleague('administrator')
    expect((await start('XK', { vatNumber: '810123456' })).problem.fields).toMatchObject([{ path: 'cbeNumber', code: 'cbe-required' }])
    await admin.call(addCountryRule, rule({ country: 'XK' }))
    expect((await start('XK', { vatNumber: 'XK 810.123.456' })).answer.numberCheck).toMatchObject({ kind: 'vies', state: 'asked' })
    const [row] = await house.sql<{ number: string }[]>`select vat_number as number from registrations where country = 'XK'`
    expect(row?.number).toBe('XK810123456')
    expect((await start('XK', { vatNumber: '?' })).problem.fields).toMatchObject([{ path: 'vatNumber', code: 'vat-format' }])
  })

  it('is kept when the database is brought in step again', async () => {
    const count = async () => (await house.sql<{ n: number }[]>`select count(*)::int as n from country_rules`)[0]?.n
    const before = await count()
    await migrateAgain(house)
    expect(await count()).toBe(before)
  })
})
