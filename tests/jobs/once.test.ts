import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { once } from '#jobs/runtime/once.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const step = () => ({ eventId: newId(), jobName: 'send-it', step: 'send' })
const { signal } = new AbortController()

describe('an outside effect within once()', () => {
  it('happens once; a retry is given its result', async () => {
    const key = step()
    let times = 0
    const effect = () => Promise.resolve({ messageId: `m-${(times += 1)}` })
    expect(await once(house.sql, key, effect, signal)).toEqual({ messageId: 'm-1' })
    expect(await once(house.sql, key, effect, signal)).toEqual({ messageId: 'm-1' })
    expect(times).toBe(1)
  })

  it('makes a twin wait for its end', async () => {
    const key = step()
    const held = Promise.withResolvers<string>()
    let times = 0
    const effect = () => {
      times += 1
      return held.promise
    }
    const twins = [once(house.sql, key, effect, signal), once(house.sql, key, effect, signal), once(house.sql, key, effect, signal)]
    setTimeout(() => held.resolve('sent'), 250)
    expect(await Promise.all(twins)).toEqual(['sent', 'sent', 'sent'])
    expect(times).toBe(1)
  })

  it('keeps its claim as long as it lives, however long it takes', async () => {
    const key = step()
    const held = Promise.withResolvers<string>()
    const begun = Promise.withResolvers<void>()
    const owner = once(house.sql, key, () => (begun.resolve(), held.promise), signal)
    await begun.promise
    let isTaken = false
    const twin = once(house.sql, key, () => Promise.resolve(String((isTaken = true))), signal)
    setTimeout(() => held.resolve('slow'), 4_000)
    expect(await Promise.all([owner, twin])).toEqual(['slow', 'slow'])
    expect(isTaken).toBe(false)
  })

  it('is taken up by another within seconds when its owner died', async () => {
    const key = step()
    await house.sql`
      insert into job_steps (event_id, job_name, step, owner, until)
      values (${key.eventId}, ${key.jobName}, ${key.step}, 'a dead one', clock_timestamp() + interval '800 milliseconds')`
    const began = performance.now()
    expect(await once(house.sql, key, () => Promise.resolve('mended'), signal)).toBe('mended')
    expect(performance.now() - began).toBeGreaterThan(700)
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('that failed can be tried again at once', async () => {
    const key = step()
    await expect(once(house.sql, key, () => Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
    expect(await once(house.sql, key, () => Promise.resolve('yes'), signal)).toBe('yes')
  })

  it('keeps results that are nothing', async () => {
    const key = step()
    await once(house.sql, key, () => Promise.resolve(undefined), signal)
    let again = false
    await once(house.sql, key, () => Promise.resolve(void (again = true)), signal)
    expect(again).toBe(false)
  })

  it('stops waiting when its job is ended', async () => {
    const key = step()
    await house.sql`
      insert into job_steps (event_id, job_name, step, owner, until)
      values (${key.eventId}, ${key.jobName}, ${key.step}, 'another', clock_timestamp() + interval '1 minute')`
    const ending = new AbortController()
    setTimeout(() => ending.abort(new Error('ended')), 50)
    await expect(once(house.sql, key, () => Promise.resolve(1), ending.signal)).rejects.toThrow()
  })
})
