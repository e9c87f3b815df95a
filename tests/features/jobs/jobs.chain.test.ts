import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import type { Staff } from '#server/features/actor.ts'
import { listJobs } from '#server/features/jobs/list-jobs.query.ts'
import { pauseQueue } from '#server/features/jobs/pause-queue.command.ts'
import { runJobNow } from '#server/features/jobs/run-job-now.command.ts'
import { eventually } from '#tests/support/eventually.ts'
import { staffOf } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf, ledgerOf, statesOf, testJob } from '#tests/support/jobs.ts'
import { ownRedis } from '#tests/support/own-redis.ts'
import { recordOne } from '#tests/support/trail.ts'

let redis: Awaited<ReturnType<typeof ownRedis>>
let house: TestHouse
let administrator: Staff
let running: RunningJobs | undefined
beforeEach(async () => {
  redis = await ownRedis()
  house = await openTestHouse({ redisUrl: redis.url })
  administrator = await staffOf(house, ['administrator'])
})
afterEach(async () => {
  await running?.close()
  running = undefined
  await house.close()
  await redis.close()
})

function start(...jobs: JobDefinition[]) {
  running = startJobs({ house, gateways: gatewaysOf(house), jobs })
}
const seen = () => listJobs(house, administrator, { limit: 25 })
const queue = async (name: string) => (await seen()).queues.find((one) => one.name === name)
const isPaused = (name: string, paused: boolean) => eventually(async () => (await queue(name))?.paused === paused)

describe('a paused queue', () => {
  test('takes no job, is resumed though every queue is paused, and then does what waited', async () => {
    start(testJob({ name: 'wait-in-line' }))
    for (const name of ['outside', 'mail', 'house', 'batch'] as const) await pauseQueue(house, administrator, name, true)
    for (const name of ['outside', 'mail', 'house', 'batch']) await isPaused(name, true)
    await recordOne(house)
    await eventually(async () => (await queue('house'))?.waiting === 1)
    expect(await statesOf(house, 'wait-in-line')).toEqual({ wanted: 1 })
    await pauseQueue(house, administrator, 'house', false)
    await eventually(async () => (await statesOf(house, 'wait-in-line')).done === 1)
    expect(await queue('mail')).toMatchObject({ paused: true, shouldPause: true })
  })

  test('stays paused though Redis loses everything', async () => {
    start(testJob({ name: 'wait-in-line' }))
    await pauseQueue(house, administrator, 'house', true)
    await isPaused('house', true)
    await recordOne(house)
    await eventually(async () => (await queue('house'))?.waiting === 1)
    await house.redis.flushall()
    // Told all again: the epoch's key is there, and so are the pause and the job.
    await eventually(async () => (await house.redis.exists(`${house.config.deployment}:epoch`)) === 1)
    await eventually(async () => (await queue('house'))?.waiting === 1)
    expect(await statesOf(house, 'wait-in-line')).toEqual({ wanted: 1 })
    await pauseQueue(house, administrator, 'house', false)
    await eventually(async () => (await statesOf(house, 'wait-in-line')).done === 1)
  })
})

describe('a job with a schedule', () => {
  test('runs once now when somebody asks, and its turn is shown', async () => {
    let runs = 0
    // Once a year: the schedule itself has no part in this.
    const nightly = testJob({ name: 'sweep-nightly', cron: '0 0 29 2 *', run: () => Promise.resolve(void (runs += 1)) })
    start(nightly, testJob({ name: 'look-on' }))
    await eventually(async () => (await seen()).schedules.some((one) => one.jobName === 'sweep-nightly'))
    const { eventId } = await runJobNow(house, administrator, { jobName: 'sweep-nightly' })
    await eventually(async () => (await seen()).schedules[0]?.lastOutcome === 'done')
    expect(await ledgerOf(house, 'sweep-nightly')).toMatchObject([{ event_id: eventId, state: 'done', attempts: 1 }])
    expect(runs).toBe(1)
  })

  test('shows how its last turn failed, and is given up as any job is', async () => {
    const nightly = testJob({
      name: 'sweep-nightly',
      cron: '0 0 29 2 *',
      attempts: 2,
      run: () => Promise.reject(Object.assign(new Error('with data of persons'), { code: 'ENOSPC' })),
    })
    start(nightly)
    await eventually(async () => (await seen()).schedules.length === 1)
    await runJobNow(house, administrator, { jobName: 'sweep-nightly' })
    await eventually(async () => (await seen()).schedules[0]?.lastOutcome === 'given-up')
    const shown = await seen()
    expect(shown.schedules[0]).toMatchObject({ lastCode: 'ENOSPC', pattern: '0 0 29 2 *' })
    expect(shown.items).toMatchObject([{ jobName: 'sweep-nightly', event: 'job.run-asked', code: 'ENOSPC', attempts: 2 }])
    expect(JSON.stringify(shown)).not.toContain('with data')
  })

  test('that this release no longer has is no longer listed', async () => {
    await house.sql`insert into job_schedules (job_name, pattern) values ('old-job', '* * * * *')`
    start(testJob({ name: 'sweep-nightly', cron: '0 0 29 2 *' }))
    await eventually(async () => (await seen()).schedules.map((one) => one.jobName).join() === 'sweep-nightly')
    await expect(runJobNow(house, administrator, { jobName: 'old-job' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
