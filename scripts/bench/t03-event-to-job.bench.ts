import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod/mini'
import { createGateways } from '#jobs/gateways/gateways.ts'
import { openPublishingRedis } from '#jobs/runtime/connections.ts'
import { defineJob, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { closeQueues, openQueues, queueJobId, queueOptions } from '#jobs/runtime/queues.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { newId } from '#db/columns.ts'
import { registrationChanged } from '#server/features/registrations/registrations.events.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import { wakeChannel, type House } from '#server/platform/house.ts'
import { percentile, type BenchRow, type Contest } from './bench-row.ts'
import { bareBullmq, bareBullmqDelays, countdown, graphileWorker, pgBoss } from './t03-contenders.ts'
import type { BenchWorld } from './world.ts'

const fullJobs = 20_000
const fullQueuedBehind = 1_000_000
const times = 60
const betweenMs = 60

/** A job that does nothing but say that it was there. */
function nothing(onRun: () => void): JobDefinition {
  return defineJob({
    name: 'do-nothing',
    queue: 'house',
    on: ['registration.changed'],
    payload: z.object({}),
    attempts: 3,
    backoff: { firstMs: 100, longestMs: 1_000 },
    timeLimitMs: 5_000,
    run: () => Promise.resolve(onRun()),
  })
}

/** The jobs' process runs and has nothing to do; then many events are committed at once. Until the ledger says done. */
async function rate(house: House, jobs: number): Promise<number> {
  const all = countdown(jobs)
  const gateways = createGateways(house.config)
  const running = startJobs({ house, gateways, jobs: [nothing(all.one)] })
  while (['relay', 'queueing', 'epoch'].some((loop) => running.heartbeat.ageOf(loop) === undefined)) await pause(5)
  await commitEvents(house, jobs)
  const began = performance.now()
  await house.redis.publish(wakeChannel(house.config), '1')
  await all.reached
  while (await isLeft(house)) await pause(5)
  const perSecond = jobs / ((performance.now() - began) / 1_000)
  await running.close()
  await gateways.close()
  return perSecond
}

async function commitEvents(house: House, count: number): Promise<void> {
  await house.sql`
    with made as (
      insert into events (id, name, schema_version, subject_type, subject_id, subject_version, actor_kind, actor_id, payload, changes, recorded_at)
      select gen_random_uuid(), 'registration.changed', 1, 'registration', gen_random_uuid()::text, 1, 'system', 'bench', '{}', '[]', now()
      from generate_series(1, ${count}) returning seq, id)
    insert into event_inbox (seq, event_id) select seq, id from made`
}

async function isLeft(house: House): Promise<boolean> {
  const rows = await house.sql`select 1 from job_ledger where state = 'wanted' and queue = 'house' limit 1`
  return rows.length > 0
}

/** Milliseconds from the commit of one event to its handler, at low load: the median of many. */
async function delay(house: House): Promise<number> {
  let ranAt = 0
  const gateways = createGateways(house.config)
  const running = startJobs({ house, gateways, jobs: [nothing(() => (ranAt = performance.now()))] })
  const delays: number[] = []
  await pause(500)
  for (let time = 0; time < times; time += 1) {
    ranAt = 0
    await pause(betweenMs * (0.5 + Math.random()))
    await house.transaction({ kind: 'system', job: 'bench' }, (tx) =>
      recordEvent(tx, registrationChanged.of({ subjectId: newId(), version: 1, payload: {} })),
    )
    const committedAt = performance.now()
    while (ranAt === 0) await pause(1)
    delays.push(ranAt - committedAt)
  }
  await running.close()
  await gateways.close()
  return percentile(
    delays.sort((one, other) => one - other),
    0.5,
  )
}

/** A million jobs that wait: in the ledger and in Redis, in a queue that is paused. */
async function queueMany(house: House, queuedBehind: number): Promise<() => Promise<void>> {
  const redis = openPublishingRedis(house.config, house.log)
  while (redis.status !== 'ready') await pause(10)
  const queues = openQueues(house.config, redis, house.log)
  await queues.outside.pause()
  for (let added = 0; added < queuedBehind; added += 5_000) {
    const rows = await house.sql<{ event_id: string }[]>`
      insert into job_ledger (event_id, job_name, queue, payload, wanted_at, queued_at)
      select gen_random_uuid(), 'wait-long', 'outside', '{}', now(), now() from generate_series(1, 5000) returning event_id`
    await queues.outside.addBulk(
      rows.map((row) => ({
        name: 'wait-long',
        data: {},
        opts: { ...queueOptions(undefined), jobId: queueJobId(row.event_id, 'wait-long') },
      })),
    )
  }
  // So that what is added is not what Redis finds missing at the first look.
  const [epoch] = await house.sql<{ epoch: string }[]>`select redis_epoch::text as epoch from installation`
  await redis.set(`${house.config.deployment}:epoch`, epoch?.epoch ?? '')
  return async () => {
    await closeQueues(queues)
    redis.disconnect()
  }
}

async function contestsOf(world: BenchWorld): Promise<{ contests: Contest[]; close(): Promise<void> }> {
  const [jobs, queuedBehind] = [Math.round(fullJobs * world.scale), Math.round(fullQueuedBehind * world.scale)]
  const [house, crowded, bossDatabase, graphileDatabase] = [
    await world.house(),
    await world.house(),
    await world.emptyDatabase(),
    await world.emptyDatabase(),
  ]
  let closing: (() => Promise<void>) | undefined
  const crowd = async () => {
    closing ??= await queueMany(crowded, queuedBehind)
  }
  const delaysOf = async () =>
    percentile(
      (await bareBullmqDelays(world.redis.url, times, () => pause(betweenMs * (0.5 + Math.random())))).sort((a, b) => a - b),
      0.5,
    )
  return {
    contests: [
      {
        name: `Finished jobs a second, ${jobs.toLocaleString('en')} events committed`,
        unit: 'jobs/s',
        yardstick: { name: 'bare BullMQ', measure: () => bareBullmq(world.redis.url, jobs) },
        product: () => rate(house, jobs),
        beside: { 'pg-boss': () => pgBoss(bossDatabase, jobs), 'graphile-worker': () => graphileWorker(graphileDatabase, jobs) },
        goal: { of: 'ratio', is: 'at least', than: 0.5 },
      },
      {
        name: 'Commit to handler at low load, median',
        unit: 'ms',
        yardstick: { name: 'bare BullMQ, add to handler', measure: delaysOf },
        product: () => delay(house),
        goal: { of: 'value', is: 'at most', than: 10 },
      },
      {
        name: `The rate with ${queuedBehind.toLocaleString('en')} jobs queued beside, against without`,
        unit: 'jobs/s',
        yardstick: { name: 'the product without them', measure: () => rate(house, jobs) },
        product: async () => {
          await crowd()
          return rate(crowded, jobs)
        },
        goal: { of: 'ratio', is: 'at least', than: 0.85 },
      },
      {
        name: `Commit to handler with ${queuedBehind.toLocaleString('en')} jobs queued beside, median`,
        unit: 'ms',
        yardstick: { name: 'the product without them', measure: () => delay(house) },
        product: () => delay(crowded),
        goal: { of: 'value', is: 'at most', than: 10 },
      },
    ],
    close: async () => closing?.(),
  }
}

export const row: BenchRow = { id: 'T3', title: 'A committed event becomes a finished job', prepare: contestsOf }
