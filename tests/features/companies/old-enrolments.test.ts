import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { importOldEnrolments } from '#server/features/companies/import-old-enrolments.command.ts'
import type { Enrolment } from '#server/features/companies/old-enrolments.rules.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { aJob, spanishNumber, staffOf, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let sofie: Staff
beforeAll(async () => {
  house = await openTestHouse()
  sofie = await staffOf(house)
})
afterAll(() => house.close())

const line = (number: string, more: Partial<Enrolment> = {}): Enrolment => ({
  number,
  name: `Company ${number}`,
  country: 'ES',
  vatNumber: null,
  cbeNumber: null,
  enrolledOn: null,
  ...more,
})
const take = (lines: Enrolment[], dryRun = false) => importOldEnrolments(house, aJob, lines, { dryRun })

describe('the list of former enrolments', () => {
  test('is taken over, brought in step when it is given again, and told in counts alone', async () => {
    const lines = [line('A-1'), line('A-2', { vatNumber: 'ESB58378431' })]
    expect(await take(lines, true)).toEqual({ added: 2, changed: 0, same: 0 })
    expect(await house.sql`select 1 from old_enrolments`).toEqual([])
    expect(await take(lines)).toEqual({ added: 2, changed: 0, same: 0 })
    expect(await take(lines)).toEqual({ added: 0, changed: 0, same: 2 })
    const changed = [line('A-1', { name: 'Renamed' }), line('A-2', { vatNumber: 'ESB58378431' }), line('A-3')]
    expect(await take(changed, true)).toEqual({ added: 1, changed: 1, same: 1 })
    expect(await take(changed)).toEqual({ added: 1, changed: 1, same: 1 })
    const payloads = await house.sql`select payload from events where name = 'old-enrolments.imported' order by seq`
    expect(payloads).toEqual([{ payload: { added: 2, changed: 0 } }, { payload: { added: 1, changed: 1 } }])
  })

  test('may be long', async () => {
    const lines = Array.from({ length: 1203 }, (_, n) => line(`L-${String(n)}`))
    expect(await take(lines)).toEqual({ added: 1203, changed: 0, same: 0 })
    expect(await take(lines, true)).toEqual({ added: 0, changed: 0, same: 1203 })
  })

  test('given twice at once is there once', async () => {
    const lines = Array.from({ length: 40 }, (_, n) => line(`T-${String(n)}`))
    const both = await Promise.all([take(lines), take(lines)])
    expect(both.map((one) => one.added).toSorted((one, other) => one - other)).toEqual([0, 40])
  })

  test('is an operator’s to give', async () => {
    await expect(importOldEnrolments(house, sofie, [line('X')], { dryRun: false })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('who registers again (S47)', () => {
  test('is recognised at the desk by the VAT number, and the company marked as successor; the applicant learns nothing', async () => {
    const vatNumber = spanishNumber(901)
    await take([
      line('OLD-1', { vatNumber: `ES${vatNumber}`, enrolledOn: '2011-03-04' }),
      line('OLD-2', { vatNumber: `ES${vatNumber}`, enrolledOn: '2019-05-31', name: 'Ortopedia Vieja' }),
    ])
    const file = await submittedRegistration(house, { vatNumber })
    const record = await getDeskRegistration(house, sofie, file.id)
    expect(record.enrolledBefore).toEqual({ number: 'OLD-2', name: 'Ortopedia Vieja', enrolledOn: '2019-05-31' })
    expect(JSON.stringify(await getOwnRegistration(house, file.applicant, file.id))).not.toContain('Ortopedia Vieja')

    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
    const successors = await house.sql`
      select o.number from companies c join old_enrolments o on o.id = c.old_enrolment_id where c.registration_id = ${file.id}`
    expect(successors).toEqual([{ number: 'OLD-2' }])
  })

  test('and who was never enrolled has no such mark', async () => {
    const file = await submittedRegistration(house, { vatNumber: spanishNumber(902) })
    expect((await getDeskRegistration(house, sofie, file.id)).enrolledBefore).toBeNull()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
    expect(await house.sql`select old_enrolment_id from companies where registration_id = ${file.id}`).toEqual([{ old_enrolment_id: null }])
  })
})
