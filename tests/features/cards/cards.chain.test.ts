import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { deskCards } from '#db/schema/desk-cards.ts'
import { raisersOf } from '#jobs/cards/card-changes.ts'
import { keepCards } from '#jobs/cards/keep-cards.job.ts'
import { CannotBeMended, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import { healCards } from '#server/features/cards/heal-cards.command.ts'
import { raiseCard } from '#server/features/cards/raise-card.command.ts'
import { enterpriseNumberIssued, enterpriseNumberRefused } from '#server/features/companies/companies.events.ts'
import { duplicateSuspected, nissIssued, nissRefused } from '#server/features/identity/identity.events.ts'
import { retryJob } from '#server/features/jobs/retry-job.command.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import type { NewEvent } from '#server/platform/events/define-events.ts'
import { eventually } from '#tests/support/eventually.ts'
import { aJob, answerNumber, spanishNumber, staffOf, startedRegistration } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf, ledgerOf, testJob } from '#tests/support/jobs.ts'
import { recordOne } from '#tests/support/trail.ts'

let house: TestHouse
let running: RunningJobs | undefined
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(async () => {
  await running?.close()
  running = undefined
  await house.close()
})

function start(...jobs: JobDefinition[]) {
  running = startJobs({ house, gateways: gatewaysOf(house), jobs: [keepCards, ...jobs] })
}
const record = (event: NewEvent) => house.transaction(aJob, (tx) => recordEvent(tx, event))
const cards = () => house.db.select().from(deskCards)
const open = async (kind: string) => (await cards()).filter((card) => card.kind === kind && card.closedAt === null)
/** Waits for `count` open cards of the kind. */
const openCards = (kind: string, count: number) =>
  eventually(async () => ((await open(kind)).length === count ? { cards: await open(kind) } : undefined))
const keptAll = () =>
  eventually(async () => {
    const rows = await ledgerOf(house, 'keep-cards')
    return rows.length > 0 && rows.every((row) => row.state === 'done')
  })

test('a register that turns us away raises one card for all files, and its next answer closes it', async () => {
  start()
  const files = await Promise.all([1, 2, 3].map((n) => startedRegistration(house, { vatNumber: spanishNumber(n) })))
  const blocked = { state: 'unavailable', code: 'VAT_BLOCKED', blocked: true, name: null } as const
  for (const { id } of files) await answerNumber(house, id, blocked)
  await eventually(async () => (await open('register-blocked'))[0]?.times === 3)
  expect(await open('register-blocked')).toMatchObject([{ subjectType: 'register', subjectId: 'vies', code: 'VAT_BLOCKED' }])
  await answerNumber(house, files[0]?.id ?? '')
  await openCards('register-blocked', 0)
  expect(await cards()).toMatchObject([{ closedBy: null }])
})

test('a suspected duplicate and a refused number are cards of the person, closed by the number', async () => {
  start()
  const personId = newId()
  const { id: registrationId } = await startedRegistration(house)
  const about = { subjectId: personId, version: 1 }
  await record(duplicateSuspected.of({ ...about, payload: { registrationId, candidates: 2 } }))
  await record(nissRefused.of({ ...about, payload: { registrationId, code: 'MID_INSUFFICIENT' } }))
  await openCards('suspected-duplicate', 1)
  const refused = await openCards('niss-refused', 1)
  expect(refused.cards).toMatchObject([{ subjectId: personId, code: 'MID_INSUFFICIENT', facts: { registrationId } }])
  await record(nissIssued.of({ ...about, payload: { registrationId } }))
  await openCards('suspected-duplicate', 0)
  await openCards('niss-refused', 0)
})

test('what mended itself before anybody looked leaves no card, in whichever order the jobs run', async () => {
  const registrationId = newId()
  for (const about of Array.from({ length: 60 }, () => ({ subjectId: newId(), version: 1 }))) {
    await record(duplicateSuspected.of({ ...about, payload: { registrationId, candidates: 1 } }))
    await record(nissIssued.of({ ...about, payload: { registrationId } }))
  }
  const again = { subjectId: newId(), version: 1 }
  await record(nissIssued.of({ ...again, payload: { registrationId } }))
  await record(duplicateSuspected.of({ ...again, payload: { registrationId, candidates: 1 } }))
  start()
  await eventually(async () => (await ledgerOf(house, 'keep-cards')).filter((row) => row.state === 'done').length === 122)
  expect(await open('suspected-duplicate')).toMatchObject([{ subjectId: again.subjectId }])
})

test('a healing told late leaves what was raised after it, though both happened in one millisecond', async () => {
  const personId = newId()
  const about = { subjectId: personId, version: 1 }
  const registrationId = newId()
  const at = house.clock.now()
  const subject = { type: 'person', id: personId }
  const mended = await record(nissIssued.of({ ...about, payload: { registrationId } }))
  await record(duplicateSuspected.of({ ...about, payload: { registrationId, candidates: 1 } }))
  await raiseCard(house, aJob, { kind: 'suspected-duplicate', subject, code: null, facts: {}, at })
  const kinds = ['suspected-duplicate'] as const
  await healCards(house, aJob, { kinds, subject, until: at, trail: { eventId: mended, raisersOf } })
  expect(await open('suspected-duplicate')).toHaveLength(1)

  const mendedAgain = await record(nissIssued.of({ ...about, payload: { registrationId } }))
  await healCards(house, aJob, { kinds, subject, until: at, trail: { eventId: mendedAgain, raisersOf } })
  expect(await open('suspected-duplicate')).toEqual([])
})

test('a company without its enterprise number is a card until it has one', async () => {
  start()
  const about = { subjectId: newId(), version: 1 }
  const registrationId = newId()
  await record(enterpriseNumberRefused.of({ ...about, payload: { registrationId, code: 'INVALID' } }))
  await openCards('enterprise-number-refused', 1)
  await record(enterpriseNumberIssued.of({ ...about, payload: { registrationId, existed: false } }))
  await openCards('enterprise-number-refused', 0)
})

test('a job that was given up is a card; retried and done, it closes it', async () => {
  let isBroken = true
  start(
    testJob({
      name: 'break-once',
      run: () => (isBroken ? Promise.reject(new CannotBeMended('out-of-order')) : Promise.resolve()),
    }),
  )
  const eventId = await recordOne(house)
  const { cards: raised } = await openCards('job-given-up', 1)
  expect(raised).toMatchObject([{ code: 'out-of-order', facts: { eventId, jobName: 'break-once' }, times: 1 }])

  const administrator = await staffOf(house, ['administrator'])
  await retryJob(house, administrator, { eventId, jobName: 'break-once' })
  await eventually(async () => (await open('job-given-up'))[0]?.times === 2)

  isBroken = false
  await retryJob(house, administrator, { eventId, jobName: 'break-once' })
  await openCards('job-given-up', 0)
  await keptAll()
  expect(await ledgerOf(house, 'break-once')).toMatchObject([{ state: 'done', attempts: 1 }])
  const mended = await house.sql`select 1 from events where name = 'job.mended'`
  expect(mended).toHaveLength(1)
})
