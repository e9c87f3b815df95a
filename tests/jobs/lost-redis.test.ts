import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { epochKey } from '#jobs/runtime/epoch.ts'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import { liveStream } from '#server/platform/events/live-stream.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf, statesOf, testJob } from '#tests/support/jobs.ts'
import { ownRedis } from '#tests/support/own-redis.ts'
import { countTo, inboxSize, positionsOf, recordSome } from '#tests/support/trail.ts'

let redis: Awaited<ReturnType<typeof ownRedis>>
let house: TestHouse
let running: RunningJobs | undefined
beforeEach(async () => {
  redis = await ownRedis()
  house = await openTestHouse({ redisUrl: redis.url })
})
afterEach(async () => {
  await running?.close()
  running = undefined
  await house.close()
  await redis.close()
})

/** A job that waits at a gate, so that rows stay wanted until the test lets them go. */
function gated(name: string) {
  const gate = Promise.withResolvers<void>()
  const runs = new Map<string, number>()
  const job = testJob({
    name,
    timeLimitMs: 60_000,
    async run({ trigger, ledger, house: own, actor }) {
      await gate.promise
      // Done in its own transaction: whatever is added twice, only one of them counts.
      await own.transaction(actor, (tx) => ledger.doneIn(tx))
      runs.set(trigger.eventId, (runs.get(trigger.eventId) ?? 0) + 1)
    },
  })
  return { job, open: () => gate.resolve(), runs }
}

describe('when Redis loses everything', () => {
  it('brings back every wanted job after FLUSHALL, each done once', async () => {
    const { job, open, runs } = gated('wait-for-me')
    running = startJobs({ house, gateways: gatewaysOf(house), jobs: [job] })
    await recordSome(house, 1_500, 8)
    await eventually(async () => {
      const [row] = await house.sql<{ count: number }[]>`select count(*)::int as count from job_ledger where queued_at is not null`
      return row?.count === 1_500
    })
    await house.redis.flushall()
    open()
    await eventually(async () => (await statesOf(house, 'wait-for-me')).done === 1_500, { withinMs: 20_000 })
    expect(runs.size).toBe(1_500)
    expect([...runs.values()].every((times) => times === 1)).toBe(true)
  })

  it('sets up its schedules again and writes the epoch last', async () => {
    let turns = 0
    const job = testJob({ name: 'come-round', cron: '* * * * * *', run: () => Promise.resolve(void (turns += 1)) })
    running = startJobs({ house, gateways: gatewaysOf(house), jobs: [job] })
    await eventually(() => turns > 0)
    await house.redis.flushall()
    const before = turns
    await eventually(() => turns > before + 1, { withinMs: 12_000 })
    const [row] = await house.sql<{ epoch: string }[]>`select redis_epoch::text as epoch from installation`
    expect(await house.redis.get(epochKey(house.config))).toBe(row?.epoch)
  })

  it('takes another epoch for another Redis: the stream begins anew, and what is wanted is told again', async () => {
    const { job, open } = gated('wait-for-me')
    running = startJobs({ house, gateways: gatewaysOf(house), jobs: [job] })
    await recordSome(house, 20)
    const stream = liveStream(house.config)
    await eventually(async () => (await house.redis.xlen(stream)) === 20)
    await house.redis.set(epochKey(house.config), 'of another database')
    open()
    await eventually(async () => (await statesOf(house, 'wait-for-me')).done === 20, { withinMs: 12_000 })
    await eventually(async () => (await house.redis.get(epochKey(house.config))) !== 'of another database')
    await eventually(async () => (await house.redis.xlen(stream)) === 20)
  })

  it('seals on while Redis is away, and runs what was wanted when it is back empty', async () => {
    const { job, open } = gated('wait-for-me')
    running = startJobs({ house, gateways: gatewaysOf(house), jobs: [job] })
    await recordSome(house, 40)
    await redis.stop()
    rmSync(join(redis.dir, 'appendonlydir'), { recursive: true, force: true })
    await recordSome(house, 60)
    await eventually(async () => (await inboxSize(house)) === 0)
    expect(await positionsOf(house)).toEqual(countTo(100))
    open()
    await redis.restart()
    await eventually(async () => (await statesOf(house, 'wait-for-me')).done === 100, { withinMs: 20_000 })
    await eventually(async () => (await house.redis.xlen(liveStream(house.config))) === 100)
  })

  it('finds by its sweep what Redis lost without anybody noticing', async () => {
    const { job, open } = gated('wait-for-me')
    running = startJobs({ house, gateways: gatewaysOf(house), jobs: [job] })
    await eventually(async () => await house.redis.get(epochKey(house.config)))
    await house.sql`
      insert into job_ledger (event_id, job_name, queue, payload, wanted_at, queued_at)
      select gen_random_uuid(), 'wait-for-me', 'house', '{}', now() - interval '1 hour', now() - interval '1 hour'
      from generate_series(1, 5)`
    open()
    expect(await running.sweep.lost()).toBe(5)
    await eventually(async () => (await statesOf(house, 'wait-for-me')).done === 5)
    expect(await running.sweep.lost()).toBe(0)
  })
})
