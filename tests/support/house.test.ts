import { connect } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { moveClock } from './clock.ts'
import { openTestHouse } from './house.ts'

const houses = await Promise.all([openTestHouse(), openTestHouse()])
afterAll(async () => {
  for (const house of houses) await house.close()
})

describe('a test house', () => {
  it('has a database and a prefix of its own', async () => {
    const [one, other] = houses
    await one.sql`update test_clock set offset_ms = 5`
    const [seen] = await other.sql<{ offset_ms: string }[]>`select offset_ms from test_clock`
    expect(seen?.offset_ms).toBe('0')
    expect(one.config.deployment).not.toBe(other.config.deployment)
    expect(await one.redis.ping()).toBe('PONG')
  })

  it('moves its clock', async () => {
    const [house] = houses
    await moveClock(house, 3_600_000)
    expect(house.clock.now().getTime()).toBeGreaterThan(Date.now() + 3_500_000)
  })

  it('reaches nothing outside this machine', async () => {
    expect(() => connect({ host: '192.0.2.1', port: 80 })).toThrow('nothing outside')
    await expect(fetch('http://example.org/')).rejects.toThrow()
  })
})
