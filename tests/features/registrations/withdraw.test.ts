import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { listDeskRegistrations } from '#server/features/registrations/desk/list-desk-registrations.query.ts'
import { withdrawRegistration as contract } from '#server/features/registrations/registrations.contract.ts'
import { mayWatchRegistration } from '#server/features/registrations/registrations.live.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { withdrawRegistration } from '#server/features/registrations/draft/withdraw-registration.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import {
  completeRegistration,
  spanishNumber,
  staffOf,
  startedRegistration,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let sofie: Staff
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  sofie = await staffOf(house)
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

let next = 300
const submitted = () => submittedRegistration(house, { vatNumber: spanishNumber(++next) })
const approve = { decision: 'approve' as const, reasons: [] }
const eventsOf = async (id: string) =>
  (await house.sql<{ name: string; payload: object }[]>`select name, payload from events where subject_id = ${id} order by seq`).at(-1)

describe('withdrawing', () => {
  test('ends a draft, of which the desk never hears', async () => {
    const { id, applicant, version } = await startedRegistration(house)
    const view = await withdrawRegistration(house, applicant, id, version)
    expect(view).toMatchObject({ status: 'withdrawn', version: version + 1, abilities: [], expiresAt: null })
    expect(await eventsOf(id)).toEqual({ name: 'registration.withdrawn', payload: { sent: false } })
    await expect(getDeskRegistration(house, sofie, id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await mayWatchRegistration(house, sofie, id)).toBe(false)
    const withdrawn = await listDeskRegistrations(house, sofie, { limit: 100, sort: 'due', status: 'withdrawn' })
    expect(withdrawn.items.map((row) => row.id)).not.toContain(id)
  })

  test('is possible while it waits, while it is looked at and while a correction is asked; the desk sees it and loses its claim', async () => {
    for (const step of ['submitted', 'in-review', 'correction-asked'] as const) {
      const file = await submitted()
      if (step !== 'submitted') {
        const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
        if (step === 'correction-asked')
          await decideRegistration(house, sofie, file.id, {
            version: claimed.version,
            decision: 'ask-correction',
            reasons: [{ code: 'incomplete', field: 'proof' }],
          })
      }
      const own = await getOwnRegistration(house, file.applicant, file.id)
      expect(own).toMatchObject({ status: step })
      expect(own.abilities).toContain('withdraw')
      await withdrawRegistration(house, file.applicant, file.id, own.version)
      expect(await getDeskRegistration(house, sofie, file.id)).toMatchObject({
        status: 'withdrawn',
        claim: null,
        abilities: [],
        remarks: own.remarks,
      })
      expect(await eventsOf(file.id)).toEqual({ name: 'registration.withdrawn', payload: { sent: true } })
      await expect(changeRegistration(house, file.applicant, file.id, { version: own.version + 1 })).rejects.toMatchObject({
        code: 'not-in-this-state',
      })
    }
  })

  test('comes too late once it is decided, and twice is once', async () => {
    const file = await submitted()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    const done = await decideRegistration(house, sofie, file.id, { version: claimed.version, ...approve })
    await expect(withdrawRegistration(house, file.applicant, file.id, done.version)).rejects.toMatchObject({
      code: 'not-in-this-state',
      facts: { current: { status: 'approved' } },
    })
    const other = await submitted()
    const twice = await Promise.allSettled([1, 2].map(() => withdrawRegistration(house, other.applicant, other.id, other.version)))
    expect(twice.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('is not done over what somebody saw another way: a stale version is told with the present record', async () => {
    const file = await submitted()
    await claimRegistration(house, sofie, file.id, { version: file.version })
    await expect(withdrawRegistration(house, file.applicant, file.id, file.version)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      facts: { current: { status: 'in-review', version: file.version + 1 } },
    })
  })

  test('and a decision at the same moment: one of the two happens, and the other is told what did', async () => {
    for (let round = 0; round < 8; round += 1) {
      const file = await submitted()
      const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
      const acts = [
        () => withdrawRegistration(house, file.applicant, file.id, claimed.version),
        () => decideRegistration(house, sofie, file.id, { version: claimed.version, ...approve }),
      ]
      const both = await Promise.allSettled((round % 2 === 0 ? acts : acts.toReversed()).map((act) => act()))
      const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.status] : []))
      const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
      expect(won).toHaveLength(1)
      expect(lost).toMatchObject([{ code: 'not-in-this-state', facts: { current: { status: won[0] } } }])
      const companies = await house.sql`select 1 from companies where registration_id = ${file.id}`
      expect(companies).toHaveLength(won[0] === 'approved' ? 1 : 0)
    }
  })
})

describe('POST /registrations/{id}/withdraw', () => {
  test('is the applicant’s own: for all others the registration is not there', async () => {
    const [mine, theirs] = [await submitted(), await completeRegistration(house)]
    const input = { params: { id: mine.id }, body: { version: mine.version } }
    const { cookie } = await signedInStaff(house)
    const anybody = client(server.url)
    expect((await anybody.send(contract, input)).status).toBe(404)
    expect((await client(server.url, { bearer: theirs.token }).send(contract, input)).status).toBe(404)
    expect((await anybody.send(contract, input, { headers: { cookie } })).status).toBe(404)
    const own = await client(server.url, { bearer: mine.token }).send(contract, input)
    expect(own).toMatchObject({ status: 200, answer: { status: 'withdrawn' } })
    const again = await client(server.url, { bearer: mine.token }).send(contract, input)
    expect(again).toMatchObject({ status: 409, problem: { code: 'not-in-this-state', current: { status: 'withdrawn' } } })
  })
})
