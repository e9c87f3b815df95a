import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { askNumberAgain } from '#server/features/registrations/numbers/ask-number-again.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { moveClock } from '#tests/support/clock.ts'
import { eventually } from '#tests/support/eventually.ts'
import {
  spanishNumber,
  staffOf,
  startedRegistration,
  submittedRegistration,
  type StartedRegistration,
} from '#tests/support/factories/registrations.ts'
import type { TestHouse } from '#tests/support/house.ts'
import { ledgerOf } from '#tests/support/jobs.ts'
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
afterEach(() => simulators.heal())
afterAll(() => working.close())

const own = (of: StartedRegistration) => getOwnRegistration(house, of.applicant, of.id)
const untilState = (of: StartedRegistration, state: string) =>
  eventually(async () => {
    const { numberCheck } = await own(of)
    return numberCheck.state === state && numberCheck
  })
const asked = async (path: string, number?: string) =>
  (await simulators.requests('vies')).filter(
    (request) => request.path.endsWith(path) && (number === undefined || (request.body as { vatNumber?: string }).vatNumber === number),
  ).length
const answeredBy = async ({ id }: StartedRegistration) => {
  const [row] = await house.sql<{ answered_by: string | null }[]>`
    select answered_by from registration_number_checks where registration_id = ${id} order by asked_at desc, id desc limit 1`
  return row?.answered_by
}

describe('what VIES said stands for a day', () => {
  test('a yes is not asked for twice: the second file has the same answer, its time and its consultation number', async () => {
    const number = spanishNumber(101)
    const first = await startedRegistration(house, { vatNumber: number })
    const answer = await untilState(first, 'valid')
    const second = await startedRegistration(house, { vatNumber: number })
    const echo = await untilState(second, 'valid')
    expect(echo).toMatchObject({ checkedAt: answer.checkedAt, consultationNumber: answer.consultationNumber })
    expect(await asked('/check-vat-number', number)).toBe(1)
    const [check] = await house.sql<{ id: string }[]>`select id from registration_number_checks where registration_id = ${first.id}`
    expect(await answeredBy(second)).toBe(check?.id)
    expect(await answeredBy(first)).toBeNull()
  })

  test('after a day it is asked again', async () => {
    const number = spanishNumber(102)
    await untilState(await startedRegistration(house, { vatNumber: number }), 'valid')
    await moveClock(house, 24 * 3_600_000 + 1_000)
    const later = await startedRegistration(house, { vatNumber: number })
    await untilState(later, 'valid')
    expect(await asked('/check-vat-number', number)).toBe(2)
    expect(await answeredBy(later)).toBeNull()
    await moveClock(house, 0)
  })

  test('a no is never kept: who was not activated yesterday may be today', async () => {
    const number = spanishNumber(103)
    await simulators.setNumber('vies', `ES${number}`, { state: 'invalid' })
    await untilState(await startedRegistration(house, { vatNumber: number }), 'invalid')
    await simulators.setNumber('vies', `ES${number}`, { state: 'known' })
    await untilState(await startedRegistration(house, { vatNumber: number }), 'valid')
    expect(await asked('/check-vat-number', number)).toBe(2)
  })
})

describe('the desk asks the register again', () => {
  const claimed = async (n: number) => {
    const file = await submittedRegistration(house, { vatNumber: spanishNumber(n) })
    const record = await claimRegistration(house, sofie, file.id, { version: file.version })
    return { file, record }
  }

  test('afresh, although it said yes today; the old answer stays in the history', async () => {
    const { file, record } = await claimed(110)
    expect(record.abilities).toContain('askNumberAgain')
    // The factory answers by itself; whether the job of the beginning was quicker is all the same here.
    await eventually(async () => (await ledgerOf(house, 'verify-company-number')).every((row) => row.state === 'done'))
    const before = await asked('/check-vat-number', spanishNumber(110))
    await simulators.setNumber('vies', `ES${spanishNumber(110)}`, { state: 'ceased' })
    const again = await askNumberAgain(house, sofie, file.id, record.version)
    expect(again).toMatchObject({ version: record.version + 1, numberCheck: { kind: 'vies', state: 'asked' } })
    expect(again.abilities).not.toContain('approve')
    expect(again.abilities).not.toContain('askNumberAgain')
    const now = await eventually(async () => {
      const seen = await getDeskRegistration(house, sofie, file.id)
      return seen.numberCheck.state === 'invalid' && seen
    })
    expect(now.numberHistory.map((check) => check.state)).toEqual(['invalid', 'valid'])
    expect(now.numberHistory[0]).toMatchObject({
      reused: false,
      code: 'NOT_VALID',
      raw: expect.stringContaining('"valid":false') as string,
    })
    expect(await asked('/check-vat-number', spanishNumber(110))).toBe(before + 1)
  })

  test('only who claimed the file, seeing it as it is', async () => {
    const { file, record } = await claimed(111)
    const refused = async (who: Staff, version: number) =>
      askNumberAgain(house, who, file.id, version).then(
        () => 'allowed',
        (error: { code: string }) => error.code,
      )
    expect(await refused(await staffOf(house), record.version)).toBe('claimed-by-other')
    expect(await refused(await staffOf(house, ['auditor']), record.version)).toBe('not-allowed')
    expect(await refused(await staffOf(house, ['finance']), record.version)).toBe('not-found')
    expect(await refused(sofie, record.version - 1)).toBe('changed-meanwhile')
    const all = await Promise.all(Array.from({ length: 10 }, () => refused(sofie, record.version)))
    expect(all.filter((one) => one === 'allowed')).toHaveLength(1)
    expect(new Set(all)).toEqual(new Set(['allowed', 'changed-meanwhile']))
  })
})

test('many numbers of one member state at once: each is answered, one question at a time, none is called unavailable for waiting', async () => {
  const files = await Promise.all(Array.from({ length: 8 }, (_, n) => startedRegistration(house, { vatNumber: spanishNumber(120 + n) })))
  const begin = performance.now()
  await Promise.all(files.map((file) => untilState(file, 'valid')))
  // Two a second: the eighth begins three and a half seconds after the first, with a turn of the clock either way.
  expect(performance.now() - begin).toBeGreaterThan(2_500)
  const news = await house.sql<{ state: string }[]>`
    select payload->>'state' as state from events where name = 'registration.number-checked' and subject_id in ${house.sql(files.map(({ id }) => id))}`
  expect(news.map(({ state }) => state)).toEqual(Array(8).fill('valid'))
  const rows = await house.sql<{ attempts: number }[]>`
    select attempts from registration_number_checks where registration_id in ${house.sql(files.map(({ id }) => id))}`
  expect(rows.every(({ attempts }) => attempts === 1)).toBe(true)
})

test('a member state that VIES says is away is not asked for its numbers again; one that answers ends the waiting', async () => {
  const number = 'DE136695976'
  await simulators.fault('vies', { mode: 'error', code: 'MS_UNAVAILABLE' })
  const before = await asked('/check-status')
  const german = await startedRegistration(house, { country: 'DE', vatNumber: number })
  await untilState(german, 'unavailable')
  await eventually(async () => (await asked('/check-status')) === before + 1)
  const [job] = await eventually(async () => {
    const rows = await house.sql<{ attempts: number }[]>`
      select attempts from job_ledger where payload->>'checkId' in
        (select id::text from registration_number_checks where registration_id = ${german.id})`
    return rows.length > 0 && rows
  })
  expect(job?.attempts).toBe(1)
  expect(await asked('/check-vat-number', number.slice(2))).toBe(1)

  await simulators.heal()
  // Another German number is asked for the first time, so nobody needs VIES' word on Germany any more.
  await untilState(await startedRegistration(house, { country: 'DE', vatNumber: 'DE129273398' }), 'valid')
  await untilState(german, 'valid')
  expect(await asked('/check-status')).toBe(before + 1)
  expect(await asked('/check-vat-number', number.slice(2))).toBe(2)
})
