import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { confirmNumber } from '#server/features/registrations/numbers/confirm-number.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { listDeskRegistrations } from '#server/features/registrations/desk/list-desk-registrations.query.ts'
import { releaseLapsedClaims } from '#server/features/registrations/desk/release-lapsed-claims.command.ts'
import { releaseRegistration } from '#server/features/registrations/desk/release-registration.command.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { recordDocumentCheck } from '#server/features/documents/record-document-check.command.ts'
import {
  aJob,
  ana,
  answerNumber,
  completeRegistration,
  spanishNumber,
  staffOf,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { moveClock } from '#tests/support/clock.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let sofie: Staff
let jan: Staff
beforeAll(async () => {
  house = await openTestHouse()
  sofie = await staffOf(house)
  jan = await staffOf(house)
})
afterAll(() => house.close())

/** Each has a number of its own, since a company is only admitted once. */
let next = 0
const submitted = () => submittedRegistration(house, { vatNumber: spanishNumber(++next) })
const approve = { decision: 'approve' as const, reasons: [] }
const eventsOf = (subjectType: string, id: string) =>
  house.sql<{ name: string }[]>`select name from events where subject_type = ${subjectType} and subject_id = ${id} order by seq`

describe('claiming', () => {
  test('of twenty at once one wins, and the others are told who', async () => {
    const { id, version } = await submitted()
    const people = await Promise.all(Array.from({ length: 20 }, () => staffOf(house)))
    const all = await Promise.allSettled(people.map((person) => claimRegistration(house, person, id, { version })))
    const won = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won).toHaveLength(1)
    for (const one of all) {
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'claimed-by-other', facts: { current: { claim: won[0]?.claim } } })
    }
    expect((await eventsOf('registration', id)).filter((event) => event.name === 'registration.claimed')).toHaveLength(1)
  })

  test('a claim lives thirty minutes; then the file is back in the queue, before and after the sweep', async () => {
    const { id, version } = await submitted()
    const claimed = await claimRegistration(house, sofie, id, { version })
    expect(claimed).toMatchObject({ status: 'in-review', claim: { by: { id: sofie.accountId } } })
    await moveClock(house, 30 * 60_000 + 1000)
    expect(await getDeskRegistration(house, jan, id)).toMatchObject({ status: 'submitted', claim: null, abilities: ['claim'] })
    await expect(decideRegistration(house, sofie, id, { version: claimed.version, ...approve })).rejects.toMatchObject({
      code: 'not-in-this-state',
    })
    expect(await releaseLapsedClaims(house, aJob)).toBeGreaterThan(0)
    expect((await eventsOf('registration', id)).at(-1)?.name).toBe('registration.released')
    await moveClock(house, 0)
  })

  test('taking over needs to be said, and takes the claim away', async () => {
    const { id, version } = await submitted()
    const claimed = await claimRegistration(house, sofie, id, { version })
    await expect(claimRegistration(house, jan, id, { version: claimed.version })).rejects.toMatchObject({ code: 'claimed-by-other' })
    const taken = await claimRegistration(house, jan, id, { version: claimed.version, takeOver: true })
    expect(taken.claim?.by.id).toBe(jan.accountId)
    await expect(releaseRegistration(house, sofie, id, taken.version)).rejects.toMatchObject({ code: 'claimed-by-other' })
    expect(await releaseRegistration(house, jan, id, taken.version)).toMatchObject({ status: 'submitted', claim: null })
  })

  test('who looks on may not claim, and whose work it is not sees nothing', async () => {
    const { id, version } = await submitted()
    const auditor = await staffOf(house, ['auditor'])
    const finance = await staffOf(house, ['finance'])
    expect(await getDeskRegistration(house, auditor, id)).toMatchObject({ abilities: [] })
    await expect(claimRegistration(house, auditor, id, { version })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(getDeskRegistration(house, finance, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(claimRegistration(house, finance, id, { version })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('drafts are their applicants’ own', async () => {
    const { id } = await completeRegistration(house)
    await expect(getDeskRegistration(house, sofie, id)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('deciding', () => {
  test('approval admits company and people in one go, and tells their numbers to nobody', async () => {
    const { id, version, applicant } = await submitted()
    const claimed = await claimRegistration(house, sofie, id, { version })
    const done = await decideRegistration(house, sofie, id, { version: claimed.version, ...approve })
    expect(done).toMatchObject({ status: 'approved', decidedBy: { id: sofie.accountId }, abilities: [] })
    expect(done.company?.id).toEqual(expect.any(String))
    const own = await getOwnRegistration(house, applicant, id)
    expect(own).toMatchObject({ status: 'approved', legalRepresentatives: [{ nissState: 'asked' }] })
    const names = await house.sql<{ name: string }[]>`select name from events where company_id = ${done.company?.id ?? ''} order by seq`
    expect(names.map((row) => row.name)).toEqual(
      expect.arrayContaining(['company.admitted', 'registration.approved', 'person.admitted', 'company.person-tied']),
    )
    const payloads = JSON.stringify(await house.sql`select payload, changes from events`)
    for (const personal of [ana.lastName, ana.email, ana.birthDate]) expect(payloads).not.toContain(personal)
  })

  test('of two who decide at once one wins; nobody is admitted twice', async () => {
    const { id, version } = await submitted()
    const claimed = await claimRegistration(house, sofie, id, { version })
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => decideRegistration(house, sofie, id, { version: claimed.version, ...approve })),
    )
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of all)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'not-in-this-state', facts: { current: { status: 'approved' } } })
    expect(await house.sql`select 1 from companies where registration_id = ${id}`).toHaveLength(1)
  })

  test('only who claimed it decides it', async () => {
    const { id, version } = await submitted()
    const claimed = await claimRegistration(house, sofie, id, { version })
    await expect(decideRegistration(house, jan, id, { version: claimed.version, ...approve })).rejects.toMatchObject({
      code: 'claimed-by-other',
    })
  })

  test('approval waits for the number, or for a validator who stands behind it; refusal does not', async () => {
    const complete = await completeRegistration(house, { vatNumber: 'A28250777' })
    await answerNumber(house, complete.id, { state: 'unavailable', code: 'MS_UNAVAILABLE', name: null })
    if (complete.view.proof)
      await recordDocumentCheck(house, aJob, { documentId: complete.view.proof.id, finding: { state: 'clean', pages: 1 } })
    const sent = await submitRegistration(house, complete.applicant, complete.id, complete.version)
    const claimed = await claimRegistration(house, sofie, complete.id, { version: sent.version })
    expect(claimed.closed).toEqual({ approve: 'number-not-confirmed' })
    expect(claimed.abilities).toContain('confirmNumber')
    await expect(decideRegistration(house, sofie, complete.id, { version: claimed.version, ...approve })).rejects.toMatchObject({
      code: 'number-not-confirmed',
    })
    const confirmed = await confirmNumber(house, sofie, complete.id, { version: claimed.version, reason: 'Seen in the Registro Mercantil' })
    expect(confirmed.numberCheck.state).toBe('confirmed')
    expect(await decideRegistration(house, sofie, complete.id, { version: confirmed.version, ...approve })).toMatchObject({
      status: 'approved',
    })
  })

  test('approval waits for a clean proof', async () => {
    const complete = await completeRegistration(house, { vatNumber: 'A15075062' })
    await answerNumber(house, complete.id)
    const sent = await submitRegistration(house, complete.applicant, complete.id, complete.version)
    const claimed = await claimRegistration(house, sofie, complete.id, { version: sent.version })
    expect(claimed.closed).toEqual({ approve: 'proof-not-clean' })
    await expect(decideRegistration(house, sofie, complete.id, { version: claimed.version, ...approve })).rejects.toMatchObject({
      code: 'proof-not-clean',
    })
  })

  test('a refusal says why, and its reasons reach the applicant', async () => {
    const { id, version, applicant } = await submitted()
    const claimed = await claimRegistration(house, sofie, id, { version })
    const refuse = (reasons: Parameters<typeof decideRegistration>[3]['reasons']) =>
      decideRegistration(house, sofie, id, { version: claimed.version, decision: 'refuse', reasons })
    await expect(refuse([])).rejects.toMatchObject({ facts: { fields: [{ path: 'reasons', code: 'reason-required' }] } })
    await expect(refuse([{ code: 'other' }])).rejects.toMatchObject({
      facts: { fields: [{ path: 'reasons.0.note', code: 'other-needs-note' }] },
    })
    await refuse([{ code: 'proof-without-name', field: 'proof' }])
    expect(await getOwnRegistration(house, applicant, id)).toMatchObject({
      status: 'refused',
      remarks: [{ code: 'proof-without-name' }],
      abilities: [],
    })
  })

  test('a company that is admitted already is not admitted again', async () => {
    const [one, again] = [
      await submittedRegistration(house, { vatNumber: 'A81948077' }),
      await submittedRegistration(house, { vatNumber: 'A81948077' }),
    ]
    const first = await claimRegistration(house, sofie, one.id, { version: one.version })
    await decideRegistration(house, sofie, one.id, { version: first.version, ...approve })
    const second = await claimRegistration(house, sofie, again.id, { version: again.version })
    expect(second.closed).toEqual({ approve: 'already-admitted' })
    await expect(decideRegistration(house, sofie, again.id, { version: second.version, ...approve })).rejects.toMatchObject({
      code: 'not-in-this-state',
    })
  })

  test('what has to be corrected can be corrected and sent again', async () => {
    const { id, version, applicant } = await submitted()
    const claimed = await claimRegistration(house, sofie, id, { version })
    await decideRegistration(house, sofie, id, {
      version: claimed.version,
      decision: 'ask-correction',
      reasons: [{ code: 'incorrect', field: 'company.address.number', note: '14' }],
    })
    const own = await getOwnRegistration(house, applicant, id)
    expect(own).toMatchObject({ status: 'correction-asked', remarks: [{ field: 'company.address.number' }] })
    expect(own.abilities).toContain('submit')
    expect(await submitRegistration(house, applicant, id, own.version)).toMatchObject({ status: 'submitted', remarks: [], changes: [] })
  })
})

describe('the queue', () => {
  test('pages through everything once, counts, filters, and finds numbers in any spelling', async () => {
    const own = await openTestHouse()
    try {
      const validator = await staffOf(own)
      const sent = []
      for (let n = 1; n <= 6; n += 1) sent.push(await submittedRegistration(own, { vatNumber: spanishNumber(n) }))
      await completeRegistration(own)
      const list = (query: Partial<Parameters<typeof listDeskRegistrations>[2]> = {}) =>
        listDeskRegistrations(own, validator, { limit: 25, sort: 'due', ...query })
      const seen: string[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await list({ limit: 4, cursor })
        seen.push(...page.items.map((row) => row.id))
        expect(page.total).toBe(6)
        cursor = page.nextCursor
      }
      expect(seen).toEqual(sent.map((one) => one.id))
      const first = sent[0]
      if (!first) throw new Error('nothing was sent')
      await claimRegistration(own, validator, first.id, { version: first.version })
      expect((await list({ assignee: 'me' })).items.map((row) => row.id)).toEqual([first.id])
      expect((await list({ status: 'submitted' })).total).toBe(5)
      expect((await list()).counts).toEqual({ submitted: 5, 'in-review': 1, 'correction-asked': 0, open: 6, mine: 1, unassigned: 5 })
      expect((await list({ q: `es ${spanishNumber(3).replace(/(...)/g, '$1.')}` })).items.map((row) => row.vatNumber)).toEqual([
        `ES${spanishNumber(3)}`,
      ])
      expect((await list({ q: first.reference.toLowerCase() })).total).toBe(1)
      expect((await list({ q: '100%' })).total).toBe(0)
      expect((await list({ country: 'FR' })).total).toBe(0)
      await expect(list({ q: '79.48.02-082.10' })).rejects.toMatchObject({ code: 'niss-in-url' })
      await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' })
      await expect(listDeskRegistrations(own, await staffOf(own, ['finance']), { limit: 25, sort: 'due' })).rejects.toMatchObject({
        code: 'not-allowed',
      })
    } finally {
      await own.close()
    }
  })
})

test('reading a file is in the trail, once in ten minutes', async () => {
  const { id } = await submitted()
  await Promise.all([getDeskRegistration(house, jan, id), getDeskRegistration(house, jan, id)])
  await getDeskRegistration(house, jan, id)
  const read = () => house.sql`select 1 from events where name = 'personal-data.read' and payload->'of'->>'id' = ${id}`
  expect(await read()).toHaveLength(1)
  await moveClock(house, 11 * 60_000)
  await getDeskRegistration(house, jan, id)
  expect(await read()).toHaveLength(2)
  await moveClock(house, 0)
})
