import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { listDeskRegistrations } from '#server/features/registrations/desk/list-desk-registrations.query.ts'
import { remembered } from '#server/platform/snapshot-memory.ts'
import { staffOf, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const query = { limit: 25, sort: 'due' } as const

describe('a reading that is remembered', () => {
  it('is not made again while nothing is written, and is the very same answer', async () => {
    let made = 0
    const read = () => Promise.resolve({ answer: { made: ++made }, until: null })
    // Snapshots are of the whole server: what other tests write beside us is a reason to read again.
    await eventually(async () => {
      const first = await remembered(house, 'one', read)
      const before = made
      expect(await remembered(house, 'one', read)).toBe(first)
      expect(made).toBe(before)
      expect(Object.isFrozen(first)).toBe(true)
      return true
    })
  })

  it('is made again after any transaction that writes, even one that is not about it', async () => {
    let made = 0
    const read = () => Promise.resolve({ answer: { made: ++made }, until: null })
    await remembered(house, 'two', read)
    await house.sql`insert into registration_references (year, last) values (1999, 1)`
    await remembered(house, 'two', read)
    expect(made).toBe(2)
  })

  it('is not kept when something is written while it is made', async () => {
    let made = 0
    const read = async () => {
      await house.sql`update registration_references set last = last + 1 where year = 1999`
      return { answer: { made: ++made }, until: null }
    }
    await remembered(house, 'three', read)
    await remembered(house, 'three', read)
    expect(made).toBe(2)
  })

  it('ends when its time is over, whatever the database says', async () => {
    let made = 0
    const read = () => Promise.resolve({ answer: { made: ++made }, until: new Date(house.clock.now().getTime() - 1) })
    await remembered(house, 'four', read)
    await remembered(house, 'four', read)
    expect(made).toBe(2)
  })

  it('is asked for by a crowd at once, each of whom sees what was written before he asked', async () => {
    const crowd = Array.from({ length: 40 }, async (_, place) => {
      await house.sql`insert into registration_references (year, last) values (${2_000 + place}, 1)`
      const { years } = await remembered(house, 'five', async () => {
        const rows = await house.sql<{ year: number }[]>`select year from registration_references`
        return { answer: { years: rows.map(({ year }) => year) }, until: null }
      })
      return years.includes(2_000 + place)
    })
    expect(await Promise.all(crowd)).not.toContain(false)
  })
})

describe('the remembered queue', () => {
  it('shows each reader at once what somebody has just done, and to each his own rights', async () => {
    const [one, other] = [await staffOf(house), await staffOf(house)]
    const file = await submittedRegistration(house)
    await eventually(async () => {
      const before = await listDeskRegistrations(house, one, query)
      expect(before.counts).toMatchObject({ submitted: 1, mine: 0 })
      expect(await listDeskRegistrations(house, one, query)).toBe(before)
      return true
    })

    await claimRegistration(house, one, file.id, { version: file.version })
    expect(await listDeskRegistrations(house, one, query)).toMatchObject({ counts: { mine: 1 }, items: [{ abilities: ['claim'] }] })
    expect(await listDeskRegistrations(house, other, query)).toMatchObject({ counts: { mine: 0 }, items: [{ abilities: ['takeOver'] }] })
  })
})
