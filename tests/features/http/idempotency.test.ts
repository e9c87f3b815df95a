import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { idempotentAnswers } from '#db/schema/idempotency.ts'
import { conflict, invalidInput } from '#server/platform/errors.ts'
import { registrations } from '#db/schema/registrations.ts'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import { staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { echo, probes } from './door-world.ts'

let house: TestHouse
let server: RunningServer
const probe = probes()

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, endpoints: probe.endpoints })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})
beforeEach(() => {
  probe.acted = 0
  probe.slowMs = 0
  probe.failure = undefined
})

const send = (idempotencyKey: string | undefined, text = 'a', headers: Record<string, string> = {}) =>
  client(server.url).send(echo, { body: { text } }, { idempotencyKey, headers })

describe('an Idempotency-Key', () => {
  it('gives the same answer to the same body, and acts once', async () => {
    const first = await send('key-1')
    const second = await send('key-1')
    expect([first.status, second.status, probe.acted]).toEqual([201, 201, 1])
    expect(second.answer).toEqual(first.answer)
  })

  it('acts once for fifty that come at the same moment, and all get the one answer', async () => {
    probe.slowMs = 300
    const all = await Promise.all(Array.from({ length: 50 }, () => send('key-50')))
    expect(probe.acted).toBe(1)
    expect(new Set(all.map((sent) => `${String(sent.status)} ${sent.answer.id}`)).size).toBe(1)
    expect(all[0]?.status).toBe(201)
  })

  it('is refused for another body, also while the first is still at work', async () => {
    probe.slowMs = 200
    const first = send('key-2', 'a')
    await new Promise((resolve) => setTimeout(resolve, 60))
    const early = await send('key-2', 'b')
    await first
    const late = await send('key-2', 'b')
    for (const sent of [early, late]) expect([sent.status, sent.problem.code]).toEqual([422, 'key-reused'])
    expect(probe.acted).toBe(1)
  })

  it('is somebody’s: the same key of another person is another key', async () => {
    const [one, other] = [await staffSession(house), await staffSession(house)]
    const as = (session: typeof one) => ({ cookie: `${session.cookieName}=${session.token}` })
    const answers = [await send('key-3', 'a', as(one)), await send('key-3', 'b', as(other)), await send('key-3', 'c')]
    expect(answers.map(({ answer }) => answer.text)).toEqual(['a', 'b', 'c'])
  })

  it('does not keep a failure of ours: the next try acts again', async () => {
    probe.failure = new Error('broken')
    expect((await send('key-4')).status).toBe(500)
    probe.failure = undefined
    expect((await send('key-4')).status).toBe(201)
    expect(probe.acted).toBe(2)
  })

  it('lets a refused form be corrected under the same key, and tells the refusal to all who asked at once', async () => {
    probe.slowMs = 100
    probe.failure = invalidInput([{ path: 'text', code: 'format' }])
    const refused = await Promise.all(Array.from({ length: 10 }, () => send('key-5', 'wrong')))
    expect(refused.every((sent) => sent.status === 422 && sent.problem.fields?.[0]?.code === 'format')).toBe(true)
    expect(probe.acted).toBe(1)
    probe.failure = undefined
    expect((await send('key-5', 'right')).status).toBe(201)
  })

  it('asks a refusal anew once the moment has passed: it changed nothing', async () => {
    probe.failure = conflict('proof-not-clean')
    expect((await send('key-6')).problem.code).toBe('proof-not-clean')
    probe.failure = undefined
    expect((await send('key-6')).problem.code).toBe('proof-not-clean')
    await moveClock(house, 11_000)
    expect((await send('key-6')).status).toBe(201)
    await moveClock(house, 0)
  })

  it('is forgotten after a day', async () => {
    const first = await send('key-7')
    await moveClock(house, 24 * 3_600_000 + 1000)
    const later = await send('key-7', 'b')
    expect([later.status, later.answer.id === first.answer.id]).toEqual([201, false])
    await moveClock(house, 0)
  })

  it('of an act that died with its process is taken over by who waits', async () => {
    const [row] = await takenByTheDead('key-8')
    expect(row?.status).toBeNull()
    await moveClock(house, 31_000)
    expect((await send('key-8')).status).toBe(201)
    await moveClock(house, 0)
  })

  it.each(['a'.repeat(201), 'with space'])('that cannot be one (%s) is refused', async (key) => {
    const response = await fetch(`${server.url}/api/v1/probe/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: '{"text":"a"}',
    })
    expect(response.status).toBe(400)
  })

  it('keeps answers sealed: nothing of them can be read in the database', async () => {
    await send('key-9', 'a-readable-text')
    const rows = await house.db.select().from(idempotentAnswers)
    const all = rows
      .map((row) => [row.caller, row.endpoint, row.keyHash.toString(), row.bodyHash.toString(), row.answer?.toString()].join(' '))
      .join('\n')
    expect(all).not.toContain('a-readable-text')
    expect(all).not.toContain('key-9')
  })
})

/** The row that a crashed winner leaves: taken, and never answered. */
async function takenByTheDead(key: string) {
  await send(key)
  const place = eq(idempotentAnswers.keyHash, createHash('sha256').update(key).digest())
  await house.db.update(idempotentAnswers).set({ status: null, answer: null }).where(place)
  return house.db.select({ status: idempotentAnswers.status }).from(idempotentAnswers).where(place)
}

it('starts one registration for fifty copies of one form, and the cookie of the first does not make the second another', async () => {
  const real = await startServer({ house })
  try {
    const visitor = client(real.url)
    const start = () =>
      visitor.send(startRegistration, { body: { country: 'ES', language: 'fr', vatNumber: 'B58378431' } }, { idempotencyKey: 'a-form' })
    const all = await Promise.all(Array.from({ length: 50 }, start))
    const later = await start()
    expect(new Set([...all, later].map((sent) => sent.answer.id)).size).toBe(1)
    expect(await house.db.$count(registrations)).toBe(1)
  } finally {
    await real.close()
  }
})
