import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectPdf } from '#jobs/documents/inspect-pdf.ts'
import { verifyTrail } from '#scripts/audit/verify-trail.ts'
import { extractPdf } from '#scripts/demo-world/extract.pdf.ts'
import { makeWorld } from '#scripts/demo-world/make-world.ts'
import { fingerprintOf, planWorld } from '#scripts/demo-world/plan.ts'
import { seed } from '#scripts/seed.ts'
import { seededNumbers } from '#scripts/simulators/seeded-numbers.ts'
import { startSimulators } from '#scripts/simulators/start-simulators.ts'
import { parseEnterpriseNumber } from '#server/features/companies/enterprise-number.rules.ts'
import { eventCatalogue } from '#server/features/event-catalogue.ts'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { postcodeFault } from '#server/features/registrations/draft/postcode.rules.ts'
import { parseVatNumber } from '#server/features/registrations/draft/vat-number.rules.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

const validators = [{ id: '01900000-0000-7000-8000-00000000000a' }, { id: '01900000-0000-7000-8000-00000000000b' }]
const morning = new Date('2026-11-25T09:30:00.000Z')
const world = planWorld('full', morning, validators)
const rowsIn = (status: string) => world.filter(({ row }) => row.status === status)

describe('the plan of the demo’s world', () => {
  it('is the same for the same moment, and another for another', () => {
    expect(fingerprintOf(planWorld('full', morning, validators))).toBe(fingerprintOf(world))
    expect(fingerprintOf(planWorld('full', new Date(morning.getTime() + 86_400_000), validators))).not.toBe(fingerprintOf(world))
  })

  it('has three hundred registrations from thirty countries and more, in every state, some sixty of them open at the desk', () => {
    expect(world).toHaveLength(300)
    expect(new Set(world.map(({ row }) => row.country)).size).toBeGreaterThanOrEqual(30)
    const open = ['submitted', 'in-review', 'correction-asked'].flatMap(rowsIn)
    expect(open.length).toBeGreaterThanOrEqual(55)
    expect(open.length).toBeLessThanOrEqual(70)
    expect(rowsIn('approved').length / world.length).toBeGreaterThanOrEqual(0.4)
    for (const status of ['draft', 'refused', 'withdrawn']) expect(rowsIn(status).length).toBeGreaterThan(5)
    const checks = new Set(world.flatMap((file) => file.checks.map(({ kind, state }) => `${kind} ${state}`)))
    for (const known of [
      'vies valid',
      'vies unavailable',
      'vies invalid',
      'vies confirmed',
      'kbo valid',
      'by-hand unavailable',
      'by-hand confirmed',
    ])
      expect(checks).toContain(known)
    expect(world.some((file) => file.checks.some(({ blocked }) => blocked))).toBe(true)
    expect(world.some((file) => file.checks.some(({ name }) => name === '---'))).toBe(true)
    const numbers = world.flatMap(({ row }) => (row.vatNumber === null ? [] : [row.vatNumber]))
    expect(numbers.length - new Set(numbers).size).toBeGreaterThan(0)
  })

  it('holds numbers, postcodes and people that our own rules take', () => {
    for (const { row, admission, representatives, units } of world) {
      if (row.vatNumber !== null) expect(parseVatNumber(row.country, row.vatNumber)).toMatchObject({ ok: true })
      if (row.cbeNumber !== null) expect(parseEnterpriseNumber(row.cbeNumber)).toMatchObject({ ok: true, digits: row.cbeNumber })
      for (const address of [row.address, ...units.map((unit) => unit.address)])
        if (address) expect(postcodeFault(address.country, address.postcode), JSON.stringify(address)).toBeUndefined()
      for (const { niss, nissKind: kind, person } of admission?.people ?? [])
        expect(parseNiss(niss, '2026-11-25'), person.lastName).toMatchObject({ ok: true, kind })
      if (admission) expect(parseEnterpriseNumber(admission.company.cbeNumber ?? '')).toMatchObject({ ok: true })
      expect(new Set(representatives.map(({ email }) => email)).size).toBe(representatives.length)
      for (const { email, latinLastName, lastName } of representatives) {
        expect(email).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+@[a-z0-9-]+\.example$/)
        expect(/\p{Script=Greek}|\p{Script=Cyrillic}/u.test(lastName ?? '')).toBe(latinLastName !== null)
      }
    }
  })

  it('tells nothing that has not happened yet, each file in order, in events as the catalogue defines them', () => {
    const known = new Map<string, (typeof eventCatalogue)[number]>(eventCatalogue.map((event) => [event.name, event]))
    for (const { events, row } of world) {
      const times = events.map(({ at }) => at)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect(times.at(-1), row.reference).toBeLessThan(morning.getTime())
      for (const { event } of events) {
        const definition = known.get(event.name)
        if (event.name === 'registration.withdrawn' && !definition) continue
        expect(definition?.payload.safeParse(event.payload).success, event.name).toBe(true)
      }
      const versions = events.filter(({ event }) => event.subject.type === 'registration').map(({ event }) => event.subject.version)
      expect(Math.max(...versions)).toBe(row.version)
    }
  })

  it('prints the same proof from the same facts, and proofs that our own inspection finds clean', async () => {
    const designs = Map.groupBy(
      world.flatMap(({ proofs }) => proofs),
      ({ facts }) => facts.country,
    )
    const some = [...designs.values()].flatMap(([proof]) => (proof ? [proof] : []))
    expect(some.length).toBeGreaterThan(30)
    for (const { facts } of some) {
      const bytes = await extractPdf(facts)
      expect(await inspectPdf(bytes), facts.country).toEqual({ state: 'clean', pages: 1 })
      expect((await extractPdf(facts)).equals(bytes)).toBe(true)
    }
  })
})

describe('the world in a database', () => {
  let house: TestHouse
  const said: string[] = []
  beforeAll(async () => {
    house = await openTestHouse({ change: (config) => ({ ...config, demoWorld: 'small' }) })
    await seed(house.config, (line) => said.push(line))
  })
  afterAll(() => house.close())

  it('is there once, with a line that says so', async () => {
    expect(said.join('\n')).toContain('small world')
    expect(await house.sql`select 1 from registrations`).toHaveLength(12)
    const [before] = await house.sql`select (select count(*) from events) as events, (select max(position) from event_chain) as position`
    await seed(house.config, () => undefined)
    expect(await house.sql`select 1 from registrations`).toHaveLength(12)
    const [after] = await house.sql`select (select count(*) from events) as events, (select max(position) from event_chain) as position`
    expect(after).toEqual(before)
  })

  it('has a sound trail of the past that wakes no job', async () => {
    const { findings, sealed, unsealed } = await verifyTrail(house.sql, house.config.keys.audit)
    expect(findings).toEqual([])
    expect(sealed).toBeGreaterThan(100)
    expect(unsealed).toBe(0)
    expect(await house.sql`select 1 from event_inbox`).toHaveLength(0)
    expect(await house.sql`select 1 from job_ledger`).toHaveLength(0)
  })

  it('has the bytes of every proof, as their rows describe them', async () => {
    const rows = await house.sql<{ storage_key: string; size: number }[]>`select storage_key, size from documents`
    expect(rows.length).toBeGreaterThan(8)
    for (const row of rows) {
      const bytes = await readFile(house.files.pathOf(row.storage_key))
      expect(bytes.byteLength).toBe(row.size)
    }
  })

  it('has no number, password or token of a person in its trail, and accounts that nobody can enter', async () => {
    const texts = await house.sql<{ text: string }[]>`select payload::text || coalesce(actor_id, '') as text from events`
    expect(texts.some(({ text }) => /(?<![0-9a-f-])\d{11}(?![0-9a-f-])/.test(text))).toBe(false)
    expect(await house.sql`select 1 from accounts where kind = 'person' and password_hash is not null`).toHaveLength(0)
  })

  it('is not made where somebody has begun, in production, or when none is wanted', async () => {
    const making = { db: house.db, now: morning, say: () => undefined }
    expect(await makeWorld({ ...making, config: house.config })).toEqual({ made: 0 })
    expect(await makeWorld({ ...making, config: { ...house.config, mode: 'production' } })).toEqual({ made: 0 })
    expect(await makeWorld({ ...making, config: { ...house.config, demoWorld: 'none' } })).toEqual({ made: 0 })
  })
})

describe('the simulated registers', () => {
  it('answer for the world’s numbers what they answered when it was made, and what was set goes before', async () => {
    const house = await openTestHouse({ change: (config) => ({ ...config, demoWorld: 'small' }) })
    const simulators = await startSimulators({
      port: 0,
      smtpPort: 0,
      seeded: seededNumbers(join(house.config.dataDir, 'demo-numbers.json')),
    })
    const vies = `http://127.0.0.1:${String(simulators.port)}`
    const ask = async (number: string) => {
      const body = JSON.stringify({ countryCode: number.slice(0, 2), vatNumber: number.slice(2) })
      const headers = { 'content-type': 'application/json' }
      const reply = await fetch(`${vies}/vies/rest-api/check-vat-number`, { method: 'POST', headers, body })
      return (await reply.json()) as { valid: boolean; name: string; address: string }
    }
    try {
      // Asked before there is a world: a name made from the number.
      await ask('NL004495445B01')
      await seed(house.config, () => undefined)
      const checks = await house.sql<{ number: string; name: string; address: string }[]>`
        select number, name, address from registration_number_checks where kind = 'vies' and state = 'valid'`
      expect(checks.length).toBeGreaterThan(3)
      for (const { number, name, address } of checks) expect(await ask(number)).toMatchObject({ valid: true, name, address })
      const [one] = checks
      const headers = { 'content-type': 'application/json' }
      await fetch(`${vies}/numbers/vies/${one?.number ?? ''}`, { method: 'PUT', headers, body: '{"state":"invalid"}' })
      expect(await ask(one?.number ?? '')).toMatchObject({ valid: false })
    } finally {
      await simulators.close()
      await house.close()
    }
  })
})
