import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { issueNiss } from '#jobs/identity/issue-niss.job.ts'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import { TryLater } from '#jobs/runtime/failures.ts'
import { unsealNiss } from '#server/features/identity/identity-keys.ts'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { admit, openIdentityWorld, runFor, somebody } from './identity-world.ts'

const world = await openIdentityWorld()
const { house, simulators } = world
const job = issueNiss as unknown as JobDefinition
afterEach(() => simulators.heal())
afterAll(() => world.close())

const namesOf = async (personId: string) =>
  (await house.sql<{ name: string }[]>`select name from events where subject_id = ${personId} order by seq`).map((row) => row.name)
const stateOf = async (personId: string) =>
  (await house.sql<{ niss_state: string }[]>`select niss_state::text from persons where id = ${personId}`)[0]?.niss_state
const numberOf = async (personId: string) => {
  const rows = await house.sql<
    { niss_sealed: Buffer; register: string }[]
  >`select niss_sealed, register from person_numbers where person_id = ${personId}`
  expect(rows.length).toBeLessThanOrEqual(1)
  const [row] = rows
  return row && { digits: unsealNiss(house.config.keys, personId, Buffer.from(row.niss_sealed)), register: row.register }
}
const asked = async (path: string) => (await simulators.requests('bis-register')).filter((request) => request.path.endsWith(path)).length

describe('asking a NISS', () => {
  it('searches first, creates, and keeps the number sealed; the event does not hold it', async () => {
    const person = somebody()
    const { personId } = await admit(house, person)
    expect(await stateOf(personId)).toBe('asked')
    expect(await runFor(world, job, personId)).toBe('done')
    const number = await numberOf(personId)
    expect(parseNiss(number?.digits ?? '', house.clock.today())).toMatchObject({
      ok: true,
      kind: 'bis',
      birthDate: person.birthDate,
      sex: 'F',
    })
    expect(number?.register).toBe('bis')
    expect(await stateOf(personId)).toBe('issued')
    expect(await namesOf(personId)).toEqual(['person.admitted', 'person.niss-issued'])
  })

  it('twice, or twice at once, gives one number and one event', async () => {
    const { personId } = await admit(house)
    await Promise.all([runFor(world, job, personId), runFor(world, job, personId)])
    await runFor(world, job, personId)
    expect(await numberOf(personId)).toBeDefined()
    expect(await namesOf(personId)).toEqual(['person.admitted', 'person.niss-issued'])
  })

  it('that died after the register created somebody is given the same number, and does not take its own person for another', async () => {
    const { personId } = await admit(house)
    const dying = {
      ...world.gateways,
      bisRegister: { ...world.gateways.bisRegister, createPerson: createThenDie(world.gateways.bisRegister.createPerson) },
    }
    await expect(runFor({ house, gateways: dying }, job, personId)).rejects.toBeInstanceOf(TryLater)
    expect(await numberOf(personId)).toBeUndefined()
    expect(await runFor(world, job, personId)).toBe('done')
    expect(created).toHaveLength(1)
    expect((await numberOf(personId))?.digits).toBe(created[0])
    expect(await stateOf(personId)).toBe('issued')
  })

  it('is tried again while the register is down', async () => {
    const { personId } = await admit(house)
    await simulators.fault('bis-register', { mode: 'error', code: 'SERVICE_UNAVAILABLE' })
    await expect(runFor(world, job, personId)).rejects.toBeInstanceOf(TryLater)
    await simulators.fault('bis-register', { mode: 'down' })
    await expect(runFor(world, job, personId)).rejects.toBeInstanceOf(TryLater)
    await simulators.heal()
    expect(await runFor(world, job, personId)).toBe('done')
    expect(await stateOf(personId)).toBe('issued')
  })

  it('stops at the desk when the register knows somebody like this', async () => {
    const person = somebody()
    const first = await admit(house, person)
    await runFor(world, job, first.personId)
    const second = await admit(house, { ...person, birthCountry: 'PT' })
    expect(await runFor(world, job, second.personId)).toBe('done')
    expect(await stateOf(second.personId)).toBe('suspected-duplicate')
    expect(await numberOf(second.personId)).toBeUndefined()
    expect(await namesOf(second.personId)).toEqual(['person.admitted', 'person.duplicate-suspected'])
  })

  it('stops at the desk when the number belongs to another person of ours', async () => {
    const known = await admit(house)
    await runFor(world, job, known.personId)
    const digits = (await numberOf(known.personId))?.digits ?? ''
    const other = await admit(house)
    const answering = {
      ...world.gateways,
      bisRegister: { ...world.gateways.bisRegister, createPerson: () => Promise.resolve({ outcome: 'created' as const, ssin: digits }) },
    }
    await runFor({ house, gateways: answering }, job, other.personId)
    expect(await stateOf(other.personId)).toBe('suspected-duplicate')
    expect(await numberOf(other.personId)).toBeUndefined()
  })

  it('says so when the data are too few, without asking for ever', async () => {
    const { personId } = await admit(house, { ...somebody(), sex: 'X' })
    const wanting = {
      ...world.gateways,
      bisRegister: {
        ...world.gateways.bisRegister,
        createPerson: () => Promise.resolve({ outcome: 'insufficient' as const, missing: ['residence'] }),
      },
    }
    expect(await runFor({ house, gateways: wanting }, job, personId)).toBe('done')
    expect(await namesOf(personId)).toEqual(['person.admitted', 'person.niss-refused'])
    expect(await stateOf(personId)).toBe('asked')
  })

  it('is skipped for who gave a number: nothing is asked, and credentials are on their way', async () => {
    const before = (await asked('/persons')) + (await asked('/persons/search'))
    const { personId } = await admit(house, { niss: '79480208210' })
    expect(await namesOf(personId)).toEqual(['person.admitted', 'person.niss-issued', 'person.name-wanted'])
    expect(await runFor(world, job, personId)).toBe('done')
    expect((await asked('/persons')) + (await asked('/persons/search'))).toBe(before)
  })
})

const created: string[] = []

/** The register creates, and the process dies before it hears so. */
function createThenDie(create: typeof world.gateways.bisRegister.createPerson): typeof create {
  return async (person, signal) => {
    const answer = await create(person, signal)
    if (answer.outcome === 'created') created.push(answer.ssin)
    throw new Error('the process died')
  }
}
