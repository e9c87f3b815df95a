import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { confirmNumber } from '#server/features/registrations/numbers/confirm-number.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { listDeskRegistrations } from '#server/features/registrations/desk/list-desk-registrations.query.ts'
import * as contracts from '#server/features/registrations/registrations.contract.ts'
import { releaseLapsedClaims } from '#server/features/registrations/desk/release-lapsed-claims.command.ts'
import { releaseRegistration } from '#server/features/registrations/desk/release-registration.command.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import {
  aJob,
  answerNumber,
  completeRegistration,
  spanishNumber,
  staffOf,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let sofie: Staff
let jan: Staff
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  sofie = await staffOf(house)
  jan = await staffOf(house)
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

let next = 1000
const submitted = () => submittedRegistration(house, { vatNumber: spanishNumber(++next) })
const minutes = (count: number) => count * 60_000
/** The queue as somebody filters it, one file looked for. */
const finds = async (query: Partial<Parameters<typeof listDeskRegistrations>[2]>, reference: string) =>
  (await listDeskRegistrations(house, jan, { limit: 25, sort: 'due', q: reference, ...query })).items[0]

/** A number that no register answered for: somebody has to confirm it by hand. */
async function unanswered() {
  const complete = await completeRegistration(house, { vatNumber: spanishNumber(++next) })
  await answerNumber(house, complete.id, { state: 'unavailable', code: 'MS_UNAVAILABLE', name: null })
  const sent = await submitRegistration(house, complete.applicant, complete.id, complete.version)
  return { ...complete, version: sent.version }
}

describe('the lease of a claim', () => {
  test('that is over puts the file back in the queue at once, before any sweep: in list, counts and filters alike', async () => {
    const file = await submitted()
    await claimRegistration(house, sofie, file.id, { version: file.version })
    expect(await finds({ status: 'in-review' }, file.reference)).toMatchObject({ claim: { by: { id: sofie.accountId } } })
    await moveClock(house, minutes(30) + 1000)
    expect(await finds({ status: 'in-review' }, file.reference)).toBeUndefined()
    expect(await finds({ status: 'submitted', assignee: 'none' }, file.reference)).toMatchObject({
      status: 'submitted',
      claim: null,
      abilities: ['claim'],
    })
    expect(await finds({ assignee: sofie.accountId }, file.reference)).toBeUndefined()
    // Another one claims it without having to take it over.
    const { version } = await getDeskRegistration(house, jan, file.id)
    const claimed = await claimRegistration(house, jan, file.id, { version })
    expect(claimed.claim?.by.id).toBe(jan.accountId)
    expect(
      await house.sql`select payload from events where subject_id = ${file.id} and name = 'registration.claimed' order by seq`,
    ).toEqual([{ payload: { takenOver: false } }, { payload: { takenOver: false } }])
    await moveClock(house, 0)
  })

  test('is renewed by each act of its holder, and by claiming again', async () => {
    const file = await unanswered()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await moveClock(house, minutes(20))
    const confirmed = await confirmNumber(house, sofie, file.id, { version: claimed.version, reason: 'Seen in the register' })
    await moveClock(house, minutes(45))
    const held = await getDeskRegistration(house, jan, file.id)
    expect(held).toMatchObject({ status: 'in-review', abilities: ['takeOver'] })
    const again = await claimRegistration(house, sofie, file.id, { version: confirmed.version })
    await moveClock(house, minutes(70))
    expect(await getDeskRegistration(house, jan, file.id)).toMatchObject({ claim: { until: again.claim?.until } })
    await moveClock(house, minutes(76))
    expect(await getDeskRegistration(house, jan, file.id)).toMatchObject({ claim: null })
    await moveClock(house, 0)
  })

  test('and the sweep that notes its end at the moment its holder renews it: the renewal stands', async () => {
    for (let round = 0; round < 5; round += 1) {
      const file = await submitted()
      const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
      await moveClock(house, minutes(30) + 1000)
      const [renewal] = await Promise.allSettled([
        claimRegistration(house, sofie, file.id, { version: claimed.version }),
        releaseLapsedClaims(house, aJob),
      ])
      const now = await getDeskRegistration(house, jan, file.id)
      if (renewal.status === 'fulfilled') expect(now.claim?.by.id).toBe(sofie.accountId)
      else expect([renewal.reason, now.claim]).toMatchObject([{ code: 'changed-meanwhile' }, null])
      await moveClock(house, 0)
    }
  })
})

describe('taking over', () => {
  test('is told live in the file, so that whoever lost it sees by whom', async () => {
    const file = await submitted()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await claimRegistration(house, jan, file.id, { version: claimed.version, takeOver: true })
    const [told] = await house.sql`
      select actor_id, payload from events where subject_id = ${file.id} and name = 'registration.claimed' order by seq desc limit 1`
    expect(told).toEqual({ actor_id: jan.accountId, payload: { takenOver: true } })
    expect(await getDeskRegistration(house, sofie, file.id)).toMatchObject({
      claim: { by: { id: jan.accountId, name: jan.name } },
      closed: { approve: 'claimed-by-other' },
    })
  })

  test('of two who take over at once one has it, and the other sees that it changed', async () => {
    const file = await submitted()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    const others = [jan, await staffOf(house)]
    const both = await Promise.allSettled(
      others.map((one) => claimRegistration(house, one, file.id, { version: claimed.version, takeOver: true })),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))).toMatchObject([
      { code: 'changed-meanwhile', facts: { current: { status: 'in-review' } } },
    ])
  })
})

describe('confirming a number by hand', () => {
  test('needs the claim and a reason, and what was confirmed says by whom and why', async () => {
    const file = await unanswered()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    const { cookie, actor } = await signedInStaff(house)
    const desk = client(server.url)
    const confirm = (reason: string, version: number) =>
      desk.send(contracts.confirmNumber, { params: { id: file.id }, body: { version, reason } }, { headers: { cookie } })
    expect(await confirm('Seen in the register', claimed.version)).toMatchObject({ status: 409, problem: { code: 'claimed-by-other' } })
    const taken = await claimRegistration(house, actor, file.id, { version: claimed.version, takeOver: true })
    for (const reason of ['', '    ', 'ok'])
      expect(await confirm(reason, taken.version)).toMatchObject({ status: 422, problem: { fields: [{ path: 'reason' }] } })
    const done = await confirm(' Seen in the Registro Mercantil ', taken.version)
    expect(done.answer.numberHistory[0]).toMatchObject({
      state: 'confirmed',
      confirmedBy: actor.name,
      confirmedReason: 'Seen in the Registro Mercantil',
    })
    // Once confirmed there is nothing more to confirm.
    expect(await confirm('Once more, to be sure', done.answer.version)).toMatchObject({
      status: 409,
      problem: { code: 'not-in-this-state' },
    })
  })
})

describe('releasing', () => {
  test('gives the file back to everybody, and is the holder’s alone', async () => {
    const file = await submitted()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await expect(releaseRegistration(house, jan, file.id, claimed.version)).rejects.toMatchObject({ code: 'claimed-by-other' })
    await expect(releaseRegistration(house, sofie, file.id, claimed.version - 1)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await releaseRegistration(house, sofie, file.id, claimed.version)).toMatchObject({ status: 'submitted', claim: null })
    await expect(releaseRegistration(house, sofie, file.id, claimed.version + 1)).rejects.toMatchObject({ code: 'not-in-this-state' })
  })
})
