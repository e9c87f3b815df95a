import postgres from 'postgres'
import { afterEach, describe, expect, it } from 'vitest'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import { liveStream } from '#server/platform/events/live-stream.ts'
import type { SealedEvent } from '#server/platform/live/live-map.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf, statesOf, testJob } from '#tests/support/jobs.ts'
import { countTo, inboxSize, positionsOf, recordSome } from '#tests/support/trail.ts'

let house: TestHouse
let running: RunningJobs[] = []
afterEach(async () => {
  await Promise.all(running.map((one) => one.close()))
  running = []
  await house.close()
})

function start(jobs = [testJob({ name: 'count-me' })]) {
  const one = startJobs({ house, gateways: gatewaysOf(house), jobs })
  running.push(one)
  return one
}

async function streamed(): Promise<SealedEvent[]> {
  const entries = await house.redis.xrange(liveStream(house.config), '-', '+')
  return entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as SealedEvent)
}

describe('the relay', () => {
  it('gives every event one position, without gap, while two relays run and many write', async () => {
    house = await openTestHouse()
    const ran = new Map<string, number>()
    const job = testJob({
      name: 'count-me',
      run: ({ trigger }) => {
        ran.set(trigger.eventId, (ran.get(trigger.eventId) ?? 0) + 1)
        return Promise.resolve()
      },
    })
    start([job])
    start([job])
    const ids = await recordSome(house, 600, 8)
    await eventually(async () => (await statesOf(house, 'count-me')).done === 600, { withinMs: 20_000 })
    expect(await positionsOf(house)).toEqual(countTo(600))
    expect(await inboxSize(house)).toBe(0)
    expect(new Set(ran.keys())).toEqual(new Set(ids))
    expect([...ran.values()].every((times) => times === 1)).toBe(true)
    await eventually(async () => (await streamed()).length === 600)
    expect((await streamed()).map((event) => event.position)).toEqual(countTo(600))
  })

  it('seals at once what was recorded while no relay ran', async () => {
    house = await openTestHouse()
    await recordSome(house, 1_203)
    start()
    await eventually(async () => (await statesOf(house, 'count-me')).done === 1_203, { withinMs: 20_000 })
    expect(await positionsOf(house)).toEqual(countTo(1_203))
  })

  it('goes on when its connection is cut again and again', async () => {
    house = await openTestHouse()
    start()
    const owner = postgres(house.ownerUrl, { max: 1 })
    let isOver = false
    const cutting = (async () => {
      let cuts = 0
      while (!isOver) {
        const { count } = await owner`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name in ('relay', 'job ledger') and datname = current_database()`
        cuts += count
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
      return cuts
    })()
    await recordSome(house, 400, 2)
    isOver = true
    expect(await cutting).toBeGreaterThan(3)
    await owner.end()
    await eventually(async () => {
      expect(await statesOf(house, 'count-me')).toEqual({ done: 400 })
      return true
    })
    expect(await positionsOf(house)).toEqual(countTo(400))
    await eventually(async () => (await streamed()).length === 400)
  })

  it('queues what a relay that died after its commit left behind', async () => {
    house = await openTestHouse()
    await recordSome(house, 30)
    const { openRelayConnection } = await import('#jobs/runtime/connections.ts')
    const { sealStep } = await import('#jobs/runtime/seal-step.ts')
    const { wishesOf } = await import('#jobs/runtime/wanted-jobs.ts')
    const sql = openRelayConnection(house.config)
    const batch = await sealStep(sql, wishesOf([testJob({ name: 'count-me' })]))
    await sql.end()
    expect(batch.events).toHaveLength(30)
    expect(await statesOf(house, 'count-me')).toEqual({ wanted: 30 })
    start()
    await eventually(async () => (await statesOf(house, 'count-me')).done === 30)
    await eventually(async () => (await streamed()).length === 30)
  })

  it('leaves everything as it was when it dies before its commit', async () => {
    house = await openTestHouse()
    await recordSome(house, 10)
    const { openRelayConnection } = await import('#jobs/runtime/connections.ts')
    const { sealStep } = await import('#jobs/runtime/seal-step.ts')
    const sql = openRelayConnection(house.config)
    const dying = sealStep(sql, () => {
      throw new Error('died')
    })
    await expect(dying).rejects.toThrow('died')
    await sql.end()
    expect(await positionsOf(house)).toEqual([])
    expect(await inboxSize(house)).toBe(10)
  })
})
