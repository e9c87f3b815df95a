import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { listJobs, pauseQueue, resumeQueue, retryJob, runJobNow } from '#server/features/jobs/jobs.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let administrator: Client
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  administrator = await as('administrator')
  await house.sql`insert into job_schedules (job_name, pattern) values ('sweep-files', '0 3 * * *')`
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

async function as(...roles: StaffRole[]): Promise<Client> {
  const session = await staffSession(house, { roles })
  const one = client(server.url)
  one.cookies.set(session.cookieName, session.token)
  return one
}

async function givenUp(jobName = 'issue-niss'): Promise<{ eventId: string; jobName: string }> {
  const eventId = newId()
  await house.sql`
    insert into job_ledger (event_id, job_name, queue, payload, state, wanted_at, queued_at, finished_at, attempts, last_error_code)
    values (${eventId}, ${jobName}, 'outside', '{"secret":"of the payload"}', 'given-up', now(), now(), now(), 3, 'ETIMEDOUT')`
  return { eventId, jobName }
}
const rowOf = async ({ eventId, jobName }: { eventId: string; jobName: string }) => {
  const [row] = await house.sql<{ state: string; attempts: number; queued_at: Date | null }[]>`
    select state::text, attempts, queued_at from job_ledger where event_id = ${eventId} and job_name = ${jobName}`
  return row
}
const countOf = async (name: string) => (await house.sql`select 1 from events where name = ${name}`).length

describe('the jobs at the desk', () => {
  test('are shown with queues, schedules and what was given up, but never with a payload', async () => {
    const { eventId } = await givenUp()
    const list = await administrator.call(listJobs, { query: {} })
    expect(list.queues.map((queue) => queue.name)).toEqual(['outside', 'mail', 'house', 'batch'])
    expect(list.items.find((item) => item.eventId === eventId)).toMatchObject({
      jobName: 'issue-niss',
      event: null,
      code: 'ETIMEDOUT',
      attempts: 3,
      abilities: ['retry'],
    })
    expect(list.schedules).toMatchObject([{ jobName: 'sweep-files', lastEndedAt: null, abilities: ['runNow'] }])
    expect(JSON.stringify(list)).not.toContain('of the payload')
  })

  test('come page by page, newest first, and none twice, also where many were given up in one moment', async () => {
    for (let made = 0; made < 5; made += 1) await givenUp('ask-person-name')
    await house.sql`update job_ledger set finished_at = '2026-01-01T00:00:00Z' where job_name = 'ask-person-name'`
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(cursor)
      seen.push(...page.items.map((item) => item.eventId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe((await administrator.call(listJobs, { query: { limit: 100 } })).total)
  })
  const readPage = (cursor: string | null) => administrator.call(listJobs, { query: { limit: 2, ...(cursor === null ? {} : { cursor }) } })

  test('are read by all of the desk; only administrators act', async () => {
    const key = await givenUp()
    for (const role of ['validator', 'inspector', 'certificate-officer', 'finance', 'auditor'] as const) {
      const reader = await as(role)
      const list = await reader.call(listJobs, { query: {} })
      expect([...list.queues, ...list.schedules, ...list.items].flatMap((one) => one.abilities)).toEqual([])
      expect((await reader.send(retryJob, { body: key })).problem.code).toBe('not-allowed')
      expect((await reader.send(pauseQueue, { params: { queue: 'mail' } })).problem.code).toBe('not-allowed')
      expect((await reader.send(resumeQueue, { params: { queue: 'mail' } })).problem.code).toBe('not-allowed')
      expect((await reader.send(runJobNow, { body: { jobName: 'sweep-files' } })).problem.code).toBe('not-allowed')
    }
    expect((await client(server.url).send(listJobs, { query: {} })).problem.code).toBe('not-signed-in')
    const person = await personSession(house)
    const company = client(server.url)
    company.cookies.set(person.cookieName, person.token)
    expect((await company.send(listJobs, { query: {} })).problem.code).toBe('not-found')
    expect((await (await as()).send(listJobs, { query: {} })).problem.code).toBe('not-allowed')
  })
})

describe('retrying', () => {
  test('makes a given-up job wanted again, with all its attempts', async () => {
    const key = await givenUp()
    expect(await administrator.call(retryJob, { body: key })).toEqual({ ...key, state: 'wanted' })
    expect(await rowOf(key)).toMatchObject({ state: 'wanted', attempts: 0, queued_at: null })
  })

  test('by two at once wants it once; the other is told that it is wanted', async () => {
    const key = await givenUp()
    const before = await countOf('job.retry-asked')
    const sent = await Promise.all([1, 2].map(() => administrator.send(retryJob, { body: key })))
    expect(sent.map((one) => one.status).toSorted()).toEqual([200, 409])
    expect(sent.find((one) => one.status === 409)?.problem).toMatchObject({ code: 'not-in-this-state', current: { state: 'wanted' } })
    expect(await countOf('job.retry-asked')).toBe(before + 1)
  })

  test('of a job that nobody gave up finds nothing', async () => {
    const sent = await administrator.send(retryJob, { body: { eventId: newId(), jobName: 'issue-niss' } })
    expect(sent.problem.code).toBe('not-found')
  })
})

describe('pausing', () => {
  test('is a wish that is kept in the database, told once however often it is asked', async () => {
    const before = await countOf('queue.pause-asked')
    const paused = await Promise.all([1, 2, 3].map(() => administrator.call(pauseQueue, { params: { queue: 'mail' } })))
    for (const view of paused) expect(view).toMatchObject({ name: 'mail', shouldPause: true, abilities: ['resume'] })
    expect(await countOf('queue.pause-asked')).toBe(before + 1)
    expect(await administrator.call(resumeQueue, { params: { queue: 'mail' } })).toMatchObject({ shouldPause: false, abilities: ['pause'] })
    expect(await countOf('queue.resume-asked')).toBe(1)
  })

  test('of a queue that does not exist finds nothing', async () => {
    expect((await administrator.send(pauseQueue, { params: { queue: 'lunch' as 'mail' } })).problem.code).toBe('not-found')
  })
})

describe('running now', () => {
  test('is only for jobs with a schedule: nobody can make any other job run', async () => {
    expect((await administrator.send(runJobNow, { body: { jobName: 'send-first-credentials' } })).problem.code).toBe('not-found')
    const { status, answer } = await administrator.send(runJobNow, { body: { jobName: 'sweep-files' } })
    expect(status).toBe(202)
    expect(answer.jobName).toBe('sweep-files')
  })
})
