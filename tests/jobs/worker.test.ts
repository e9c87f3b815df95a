import postgres from 'postgres'
import * as z from 'zod/mini'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CannotBeMended, NotNow, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { openQueues, queueJobId, queueOptions } from '#jobs/runtime/queues.ts'
import { openPublishingRedis } from '#jobs/runtime/connections.ts'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import { personalDataRead } from '#server/features/audit/audit.events.ts'
import { requestContext } from '#server/platform/request-context.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import { newId } from '#db/columns.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf, ledgerOf, statesOf, testJob } from '#tests/support/jobs.ts'
import { recordOne, recordSome } from '#tests/support/trail.ts'

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
  running = startJobs({ house, gateways: gatewaysOf(house), jobs })
}

const settled = (job: string, state: string) => eventually(async () => (await statesOf(house, job))[state])

describe('a job', () => {
  it('is given its trigger and its payload, and acts under its own request id', async () => {
    const seen: unknown[] = []
    const job = testJob({
      name: 'look-around',
      on: ['personal-data.read'],
      payload: z.object({ of: z.object({ type: z.string(), id: z.uuid() }) }),
      run({ payload, trigger, actor, attempt }) {
        seen.push({ payload, name: trigger.name, subject: trigger.subject.type, actor, attempt, id: requestContext.getStore()?.requestId })
        return Promise.resolve()
      },
    } as Parameters<typeof testJob>[0])
    start(job)
    const of = { type: 'registration', id: newId() }
    const eventId = await house.transaction({ kind: 'system', job: 'test' }, (tx) =>
      recordEvent(tx, personalDataRead.of({ subjectId: newId(), version: 1, payload: { of } })),
    )
    await settled('look-around', 'done')
    expect(seen).toEqual([
      {
        payload: { of },
        name: 'personal-data.read',
        subject: 'reading',
        actor: { kind: 'system', job: 'look-around' },
        attempt: 1,
        id: `${eventId}-look-around`,
      },
    ])
  })

  it('is not blamed for a ledger that cannot be written: it runs again, and uses up no attempt', async () => {
    let runs = 0
    start(testJob({ name: 'not-to-blame', attempts: 1, run: () => Promise.resolve(void (runs += 1)) }))
    const owner = postgres(house.ownerUrl, { max: 1, onnotice: () => undefined })
    await owner.unsafe(`
      create function refuse_done() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
      create trigger refuse_done before update on job_ledger for each row when (new.state = 'done') execute function refuse_done()`)
    await recordOne(house)
    await eventually(() => runs > 1)
    await owner.unsafe('drop trigger refuse_done on job_ledger')
    await owner.end()
    await settled('not-to-blame', 'done')
    expect((await ledgerOf(house, 'not-to-blame'))[0]).toMatchObject({ state: 'done', attempts: 1, last_error_code: null })
  })

  it('runs once though it is added again after it was done', async () => {
    let runs = 0
    const job = testJob({ name: 'run-once', run: () => Promise.resolve(void (runs += 1)) })
    start(job)
    const eventId = await recordOne(house)
    await settled('run-once', 'done')
    const redis = openPublishingRedis(house.config, house.log)
    await eventually(() => redis.status === 'ready')
    const queues = openQueues(house.config, redis, house.log)
    const jobId = queueJobId(eventId, 'run-once')
    await queues.house.add('run-once', {}, { ...queueOptions(job), jobId })
    await eventually(async () => (await queues.house.getJob(jobId)) === undefined)
    await queues.house.close()
    redis.disconnect()
    expect(runs).toBe(1)
  })

  it('whose turn has not come is put back as often as it takes: no attempt, no failure, and not taken for a crash', async () => {
    let runs = 0
    const putBackTimes = 40
    const job = testJob({
      name: 'wait-for-turn',
      attempts: 1,
      run: () => ((runs += 1) <= putBackTimes ? Promise.reject(new NotNow(5)) : Promise.resolve()),
    })
    start(job)
    await recordOne(house)
    await settled('wait-for-turn', 'done')
    expect(runs).toBe(putBackTimes + 1)
    expect(await ledgerOf(house, 'wait-for-turn')).toMatchObject([{ state: 'done', attempts: 1, last_error_code: null }])
  })

  it('that is done in its own transaction is not undone by dying afterwards', async () => {
    let runs = 0
    start(
      testJob({
        name: 'do-within',
        async run({ house: own, actor, ledger }) {
          runs += 1
          await own.transaction(actor, (tx) => ledger.doneIn(tx))
          throw new Error('died after its commit')
        },
      }),
    )
    await recordOne(house)
    await settled('do-within', 'done')
    await eventually(async () => (await ledgerOf(house, 'do-within'))[0]?.attempts === 2)
    expect(runs).toBe(1)
    expect(await statesOf(house, 'do-within')).toEqual({ done: 1 })
  })

  it('that finds a twin was faster takes back what it wrote', async () => {
    start(
      testJob({
        name: 'be-twins',
        async run({ house: own, actor, ledger }) {
          await own.transaction(actor, (tx) => ledger.doneIn(tx))
          await own.transaction(actor, async (tx) => {
            await recordEvent(tx, personalDataRead.of({ subjectId: 'twin', version: 1, payload: { of: { type: 'x', id: newId() } } }))
            await ledger.doneIn(tx)
          })
        },
      }),
    )
    await recordOne(house)
    await settled('be-twins', 'done')
    const [row] = await house.sql<{ count: number }[]>`select count(*)::int as count from events where subject_id = 'twin'`
    expect(row?.count).toBe(0)
  })

  it('that fails is tried again with growing pauses, until it works', async () => {
    const at: number[] = []
    start(
      testJob({
        name: 'try-again',
        attempts: 5,
        backoff: { firstMs: 40, longestMs: 1_000 },
        run({ attempt }) {
          at.push(performance.now())
          return attempt < 4 ? Promise.reject(Object.assign(new Error('secret'), { code: 'HTTP_503' })) : Promise.resolve()
        },
      }),
    )
    await recordOne(house)
    await settled('try-again', 'done')
    expect(at).toHaveLength(4)
    const pauses = at.slice(1).map((time, place) => time - (at[place] ?? 0))
    expect(pauses[0]).toBeGreaterThanOrEqual(29)
    expect(pauses[2]).toBeGreaterThanOrEqual(119)
    expect(await ledgerOf(house, 'try-again')).toMatchObject([{ attempts: 4, last_error_code: 'HTTP_503' }])
  })

  it('that is given up is noted, told as an event, and cleaned up after by its own act', async () => {
    const told: string[] = []
    start(
      testJob({
        name: 'give-up',
        run: () => Promise.reject(new Error('a name that must not be kept: Jan Janssens')),
        onGivenUp: ({ code, trigger }: { code: string; trigger: { name: string } }) =>
          Promise.resolve(void told.push(`${trigger.name} ${code}`)),
      }),
    )
    const eventId = await recordOne(house)
    await settled('give-up', 'given-up')
    expect(told).toEqual(['registration.changed unknown'])
    expect(await ledgerOf(house, 'give-up')).toMatchObject([{ attempts: 3, last_error_code: 'unknown' }])
    const events = await house.sql<{ payload: unknown; actor_id: string }[]>`
      select payload::text as payload, actor_id from events where name = 'job.given-up'`
    expect(events.map((event) => JSON.parse(String(event.payload)))).toEqual([{ eventId, jobName: 'give-up', code: 'unknown' }])
    expect(events[0]?.actor_id).toBe('give-up')
  })

  it('that cannot be mended is given up at the first failure', async () => {
    start(
      testJob({ name: 'lose-hope', run: () => Promise.reject(new CannotBeMended('refused-for-good')) }),
      testJob({ name: 'lose-hope-too', run: () => Promise.reject(Object.assign(new Error('no'), { code: 'SMTP_550', retryable: false })) }),
    )
    await recordOne(house)
    await settled('lose-hope', 'given-up')
    await settled('lose-hope-too', 'given-up')
    expect(await ledgerOf(house, 'lose-hope')).toMatchObject([{ attempts: 1, last_error_code: 'refused-for-good' }])
    expect(await ledgerOf(house, 'lose-hope-too')).toMatchObject([{ attempts: 1, last_error_code: 'SMTP_550' }])
  })

  it('is given up when giving it up failed at first', async () => {
    let tries = 0
    start(
      testJob({
        name: 'stumble',
        attempts: 1,
        run: () => Promise.reject(new Error('no')),
        onGivenUp: () => ((tries += 1) < 3 ? Promise.reject(new Error('away')) : Promise.resolve()),
      }),
    )
    await recordOne(house)
    await settled('stumble', 'given-up')
    expect(tries).toBe(3)
    expect(await ledgerOf(house, 'stumble')).toMatchObject([{ attempts: 1 }])
  })

  it('that takes too long is told so and counts as failed', async () => {
    let isAborted = false
    start(
      testJob({
        name: 'dawdle',
        attempts: 1,
        timeLimitMs: 60,
        run: ({ signal }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              isAborted = true
              setTimeout(resolve, 20)
            })
          }),
      }),
    )
    await recordOne(house)
    await settled('dawdle', 'given-up')
    expect(isAborted).toBe(true)
    expect(await ledgerOf(house, 'dawdle')).toMatchObject([{ last_error_code: 'time-limit-passed' }])
  })

  it('whose payload does not fit is given up by name and holds up nobody', async () => {
    start(
      testJob({ name: 'want-more', payload: z.object({ never: z.string() }) } as unknown as Parameters<typeof testJob>[0]),
      testJob({ name: 'want-less' }),
    )
    await recordOne(house)
    await settled('want-more', 'given-up')
    await settled('want-less', 'done')
    expect(await ledgerOf(house, 'want-more')).toMatchObject([{ attempts: 0, last_error_code: 'payload-not-valid' }])
  })

  it('that rebuilds runs once for all that came before it, and again for what came meanwhile', async () => {
    let runs = 0
    let atOnce = 0
    let mostAtOnce = 0
    const held = Promise.withResolvers<void>()
    start(
      testJob({
        name: 'rebuild',
        queue: 'batch',
        deduplicate: true,
        async run() {
          runs += 1
          atOnce += 1
          mostAtOnce = Math.max(mostAtOnce, atOnce)
          if (runs === 1) await held.promise
          atOnce -= 1
        },
      }),
    )
    await recordOne(house)
    await eventually(() => runs === 1)
    await recordSome(house, 50)
    await eventually(async () => (await ledgerOf(house, 'rebuild')).length === 51)
    held.resolve()
    await eventually(async () => (await statesOf(house, 'rebuild')).wanted === undefined)
    expect(runs).toBe(2)
    expect(mostAtOnce).toBe(1)
    expect(await statesOf(house, 'rebuild')).toEqual({ done: 2, handled: 49 })
  })

  it('that is due at a time comes round, with a turn of its own in the ledger each time', async () => {
    const turns = new Set<string>()
    start(
      testJob({
        name: 'come-round',
        cron: '* * * * * *',
        run({ trigger }) {
          expect(trigger.name).toBe('schedule')
          turns.add(trigger.eventId)
          return Promise.resolve()
        },
      }),
    )
    await eventually(() => turns.size >= 2)
    await eventually(async () => ((await statesOf(house, 'come-round')).done ?? 0) >= 2)
  })
})
