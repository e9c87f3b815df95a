import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { listDeskRegistrations } from '#server/features/registrations/desk/list-desk-registrations.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { withdrawRegistration } from '#server/features/registrations/draft/withdraw-registration.command.ts'
import { moveClock } from '#tests/support/clock.ts'
import {
  answerNumber,
  completeRegistration,
  spanishNumber,
  staffOf,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let sofie: Staff
beforeAll(async () => {
  house = await openTestHouse()
  sofie = await staffOf(house)
})
afterAll(() => house.close())

let next = 500
const names = ['Anvil', 'Birch', 'Cobalt', 'Dahlia', 'Ember', 'Fjord', 'Garnet', 'Hazel', 'Indigo', 'Juniper', 'Kelp', 'Lotus']
/** Each with a number and a name of its own, so that only what a test makes alike is alike. */
const fresh = () => ({ vatNumber: spanishNumber(++next), name: `${names[next % names.length] ?? ''} Works ${String(next)}` })
const desk = (id: string) => getDeskRegistration(house, sofie, id)
const rowOf = async (reference: string) =>
  (await listDeskRegistrations(house, sofie, { limit: 25, sort: 'due', status: 'all', q: reference })).items[0]

describe('a second registration for a number', () => {
  test('is accepted, and reaches the desk with the one before it; the applicant learns nothing', async () => {
    const numbers = fresh()
    const first = await submittedRegistration(house, numbers)
    const second = await submittedRegistration(house, numbers)
    const hint = { duplicateOf: first.id, duplicateReference: first.reference, duplicateCompany: null }
    expect(await desk(second.id)).toMatchObject(hint)
    expect(await rowOf(second.reference)).toMatchObject(hint)
    const nothing = { duplicateOf: null, duplicateReference: null, duplicateCompany: null }
    expect(await desk(first.id)).toMatchObject(nothing)
    expect(await rowOf(first.reference)).toMatchObject(nothing)
    const own = JSON.stringify(await getOwnRegistration(house, second.applicant, second.id))
    for (const secret of [first.id, first.reference, 'duplicate']) expect(own).not.toContain(secret)
  })

  test('names the one that came to the desk first, not the one that was begun first', async () => {
    const numbers = fresh()
    const slow = await completeRegistration(house, numbers)
    await answerNumber(house, slow.id)
    const quick = await submittedRegistration(house, numbers)
    expect(await desk(quick.id)).toMatchObject({ duplicateOf: null })
    await moveClock(house, 60_000)
    await submitRegistration(house, slow.applicant, slow.id, slow.version)
    expect(await desk(slow.id)).toMatchObject({ duplicateOf: quick.id })
    expect(await desk(quick.id)).toMatchObject({ duplicateOf: null })
    await moveClock(house, 0)
  })

  test('stays the second when the first comes back corrected', async () => {
    const numbers = fresh()
    const first = await submittedRegistration(house, numbers)
    const second = await submittedRegistration(house, numbers)
    const claimed = await claimRegistration(house, sofie, first.id, { version: first.version })
    const reasons = [{ code: 'incomplete' as const, field: 'proof' }]
    const asked = await decideRegistration(house, sofie, first.id, { version: claimed.version, decision: 'ask-correction', reasons })
    await moveClock(house, 60_000)
    await submitRegistration(house, first.applicant, first.id, asked.version)
    expect(await desk(second.id)).toMatchObject({ duplicateOf: first.id })
    expect(await desk(first.id)).toMatchObject({ duplicateOf: null })
    await moveClock(house, 0)
  })

  test('is no duplicate of a draft, nor of one that was withdrawn or refused', async () => {
    const numbers = fresh()
    await completeRegistration(house, numbers)
    const withdrawn = await submittedRegistration(house, numbers)
    await withdrawRegistration(house, withdrawn.applicant, withdrawn.id, withdrawn.version)
    const refused = await submittedRegistration(house, numbers)
    const claimed = await claimRegistration(house, sofie, refused.id, { version: refused.version })
    await decideRegistration(house, sofie, refused.id, {
      version: claimed.version,
      decision: 'refuse',
      reasons: [{ code: 'not-in-scope' }],
    })
    const last = await submittedRegistration(house, numbers)
    expect(await desk(last.id)).toMatchObject({ duplicateOf: null, duplicateCompany: null })
  })

  test('is told of a company that is admitted with the number', async () => {
    const numbers = fresh()
    const first = await submittedRegistration(house, numbers)
    const claimed = await claimRegistration(house, sofie, first.id, { version: first.version })
    const done = await decideRegistration(house, sofie, first.id, { version: claimed.version, decision: 'approve', reasons: [] })
    expect(done).toMatchObject({ duplicateOf: null, duplicateCompany: null })
    const second = await submittedRegistration(house, numbers)
    const hint = { duplicateOf: first.id, duplicateCompany: { id: done.company?.id, name: numbers.name } }
    expect(await desk(second.id)).toMatchObject(hint)
    expect(await rowOf(second.reference)).toMatchObject(hint)
  })
})

describe('a name that is nearly the same', () => {
  test('is a weaker hint, in the file alone: same country, sent, at most five, the duplicate itself not among them', async () => {
    const name = 'Prótesis Guadalquivir S.L.'
    const others = []
    for (let n = 0; n < 6; n += 1) others.push(await submittedRegistration(house, { ...fresh(), name: 'PROTESIS GUADALQUIVIR SL' }))
    await completeRegistration(house, { ...fresh(), name })
    await submittedRegistration(house, { ...fresh(), name: 'Prótesis Guadiana S.L.' })
    const one = await submittedRegistration(house, { ...fresh(), name })
    const { similar, duplicateOf } = await desk(one.id)
    expect(duplicateOf).toBeNull()
    expect(similar).toHaveLength(5)
    const known = new Set(others.map((other) => other.id))
    for (const hint of similar) {
      expect(known.has(hint.id)).toBe(true)
      expect(hint.name).toBe('PROTESIS GUADALQUIVIR SL')
    }
  })
})
