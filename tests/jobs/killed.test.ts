import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appRole } from '#scripts/embedded/postgres.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { statesOf } from '#tests/support/jobs.ts'
import { environmentOf } from '#tests/support/settings-of.ts'
import { countTo, positionsOf, recordSome } from '#tests/support/trail.ts'

const script = fileURLToPath(new URL('../support/jobs-process.ts', import.meta.url))

let house: TestHouse
let children: ChildProcess[] = []
beforeEach(async () => {
  house = await openTestHouse()
  const owner = postgres(house.ownerUrl, { max: 1, onnotice: () => undefined })
  await owner`create table effects (event_id uuid not null, at timestamptz not null)`
  await owner`grant select, insert on effects to ${owner(appRole)}`
  await owner.end()
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await house.close()
})

async function start(effectMs = 5): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script], {
    env: { ...environmentOf(house.config), EFFECT_MS: String(effectMs) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

async function marks(): Promise<{ events: number; rows: number }> {
  const [row] = await house.sql<{ events: number; rows: number }[]>`
    select count(distinct event_id)::int as events, count(*)::int as rows from effects`
  return row ?? { events: 0, rows: 0 }
}

describe('a jobs process that is killed', () => {
  it('again and again loses no event and no job, and repeats at most what was under way', async () => {
    const kills = 5
    const total = 900
    const recording = recordSome(house, total, 3)
    let child = await start()
    for (let kill = 0; kill < kills; kill += 1) {
      const before = (await marks()).events
      await eventually(async () => (await marks()).events > before + 20 || (await marks()).events === total, { withinMs: 20_000 })
      child.kill('SIGKILL')
      await once(child, 'exit')
      child = await start()
    }
    await recording
    await eventually(async () => (await statesOf(house, 'leave-a-mark')).done === total, { withinMs: 40_000 })
    expect(await positionsOf(house)).toEqual(countTo(total))
    const { events, rows } = await marks()
    expect(events).toBe(total)
    // Only an effect whose note the kill cut off may happen again: no more than ran at that moment.
    expect(rows - events).toBeLessThanOrEqual(kills * 16)
  }, 120_000)

  it('works again within five seconds', async () => {
    const begunAt = performance.now()
    const child = await start(200)
    // What a start takes on this machine at this moment is not what is asked here.
    const startMs = performance.now() - begunAt
    await recordSome(house, 60)
    await eventually(async () => (await marks()).events > 8)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const began = performance.now()
    await start(5)
    const running = (await house.sql`select event_id from job_steps where done_at is null`).map((row) => String(row.event_id))
    expect(running.length).toBeGreaterThan(0)
    await eventually(async () => (await marks()).events === 60, { withinMs: 30_000 })
    expect(performance.now() - began).toBeLessThan(4_000 + 2 * startMs)
  }, 60_000)

  it('in the midst of a step lets another relay go on within seconds', async () => {
    const frozen = await start()
    await recordSome(house, 10)
    await eventually(async () => (await statesOf(house, 'leave-a-mark')).done === 10)
    frozen.kill('SIGSTOP')
    await start()
    await recordSome(house, 50)
    await eventually(async () => (await marks()).events === 60, { withinMs: 30_000 })
    await eventually(async () => (await statesOf(house, 'leave-a-mark')).done === 60)
    expect(await positionsOf(house)).toEqual(countTo(60))
    frozen.kill('SIGCONT')
    await recordSome(house, 10)
    await eventually(async () => (await marks()).events === 70, { withinMs: 30_000 })
    expect(await positionsOf(house)).toEqual(countTo(70))
    expect((await marks()).rows).toBe(70)
  }, 60_000)

  it('calmly, by SIGTERM, repeats nothing', async () => {
    const total = 300
    const recording = recordSome(house, total, 2)
    for (let stop = 0; stop < 4; stop += 1) {
      const child = await start(20)
      const before = (await marks()).events
      await eventually(async () => (await marks()).events > before + 10 || (await marks()).events === total, { withinMs: 20_000 })
      const began = performance.now()
      child.kill('SIGTERM')
      const [code] = (await once(child, 'exit')) as [number]
      expect(code).toBe(0)
      expect(performance.now() - began).toBeLessThan(3_500)
    }
    await recording
    await start()
    await eventually(async () => (await statesOf(house, 'leave-a-mark')).done === total, { withinMs: 30_000 })
    expect(await marks()).toEqual({ events: total, rows: total })
  }, 90_000)
})
