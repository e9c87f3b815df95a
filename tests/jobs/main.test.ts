import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePortBlock } from '#scripts/processes/ports.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { ownRedis } from '#tests/support/own-redis.ts'
import { environmentOf } from '#tests/support/settings-of.ts'
import { inboxSize, recordOne } from '#tests/support/trail.ts'

const main = fileURLToPath(new URL('../../jobs/main.ts', import.meta.url))

let redis: Awaited<ReturnType<typeof ownRedis>>
let house: TestHouse
let child: ChildProcess | undefined
let health: string
let logFile: string
beforeEach(async () => {
  redis = await ownRedis()
  house = await openTestHouse({ redisUrl: redis.url })
  const port = await freePortBlock()
  health = `http://127.0.0.1:${port + 3}`
  logFile = join(house.config.dataDir, 'logs', `jobs-${String(port)}.log`)
  const env = { ...environmentOf(house.config), PORT: `${port}`, LOG_LEVEL: 'info', LOG_FILE: logFile }
  child = spawn(process.execPath, [main], { env, stdio: 'inherit' })
  await eventually(async () => (await ready())?.status === 200, { withinMs: 30_000 })
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await house.close()
  await redis.close()
})

const ready = () => fetch(`${health}/health/ready`).catch(() => undefined)

describe("the jobs' process", () => {
  it('begins without a loop that cannot work: what is still connecting is not away', async () => {
    const lines = await eventually(() => readFileSync(logFile, 'utf8').trim().split('\n'))
    const told = lines.map((line) => JSON.parse(line) as { level: number; loop?: string })
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(({ level, loop }) => level >= 40 && loop !== undefined)).toEqual([])
  })

  it('seals, says so in its metrics, and ends calmly on SIGTERM, sent twice', async () => {
    await recordOne(house)
    await eventually(async () => (await inboxSize(house)) === 0)
    await eventually(async () => (await (await fetch(`${health}/metrics`)).text()).includes('events_sealed_total 1'))
    const began = performance.now()
    child?.kill('SIGTERM')
    child?.kill('SIGTERM')
    const [code] = (await once(child as ChildProcess, 'exit')) as [number]
    expect(code).toBe(0)
    expect(performance.now() - began).toBeLessThan(3_200)
  })

  it('is alive but not ready while Redis is away, goes on sealing, and is ready again by itself', async () => {
    await redis.stop()
    await eventually(async () => (await ready())?.status === 503)
    expect(await (await ready())?.json()).toMatchObject({ checks: { redis: { ok: false }, database: { ok: true }, relay: { ok: true } } })
    expect((await fetch(`${health}/health/live`)).status).toBe(200)
    await recordOne(house)
    await eventually(async () => (await inboxSize(house)) === 0)
    await redis.restart()
    await eventually(async () => (await ready())?.status === 200)
  })
})
