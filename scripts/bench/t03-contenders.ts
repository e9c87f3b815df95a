import { Queue, Worker } from 'bullmq'
import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import { Redis } from 'ioredis'
import { PgBoss } from 'pg-boss'
import postgres from 'postgres'

/** What other tools need for the same work: so many no-op jobs added at once and finished. Jobs a second. */

const oneAdding = 1_000
const concurrency = 50

/** Counts to a number and says when it is reached. */
export function countdown(from: number): { one(): void; reached: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  let left = from
  return {
    one() {
      left -= 1
      if (left === 0) resolve()
    },
    reached: promise,
  }
}

/** The yardstick: addBulk and a worker that does nothing, in one process, nothing kept. */
export async function bareBullmq(redisUrl: string, jobs: number): Promise<number> {
  const connect = () => {
    const redis = new Redis(redisUrl, { maxRetriesPerRequest: null })
    redis.on('error', () => undefined)
    return redis
  }
  const [adding, working] = [connect(), connect()]
  const queue = new Queue('yardstick', { connection: adding, prefix: 'yardstick' })
  await queue.waitUntilReady()
  const all = countdown(jobs)
  const worker = new Worker('yardstick', () => Promise.resolve(), { connection: working, prefix: 'yardstick', concurrency })
  worker.on('completed', () => all.one())
  await worker.waitUntilReady()
  const began = performance.now()
  for (let added = 0; added < jobs; added += oneAdding) {
    await queue.addBulk(
      Array.from({ length: Math.min(oneAdding, jobs - added) }, (_, index) => ({
        name: 'do-nothing',
        data: {},
        opts: { jobId: `y-${added + index}`, removeOnComplete: true, removeOnFail: true },
      })),
    )
  }
  await all.reached
  const rate = jobs / ((performance.now() - began) / 1_000)
  await worker.close()
  await queue.obliterate({ force: true })
  await queue.close()
  adding.disconnect()
  working.disconnect()
  return rate
}

/** Milliseconds from adding one job to its handler, many times with a pause between. */
export async function bareBullmqDelays(redisUrl: string, times: number, pause: () => Promise<unknown>): Promise<number[]> {
  const connect = () => {
    const redis = new Redis(redisUrl, { maxRetriesPerRequest: null })
    redis.on('error', () => undefined)
    return redis
  }
  const [adding, working] = [connect(), connect()]
  const queue = new Queue('delays', { connection: adding, prefix: 'yardstick' })
  const delays: number[] = []
  let addedAt = 0
  const worker = new Worker('delays', () => Promise.resolve(void delays.push(performance.now() - addedAt)), {
    connection: working,
    prefix: 'yardstick',
  })
  await worker.waitUntilReady()
  for (let time = 0; time < times; time += 1) {
    await pause()
    addedAt = performance.now()
    await queue.add('do-nothing', {}, { removeOnComplete: true })
    while (delays.length <= time) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await worker.close()
  await queue.obliterate({ force: true })
  await queue.close()
  adding.disconnect()
  working.disconnect()
  return delays
}

export async function pgBoss(databaseUrl: string, jobs: number): Promise<number> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 10, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue('do-nothing')
  const all = countdown(jobs)
  // It asks twice a second at the most, so it is given as much at a time as helps it.
  await boss.work('do-nothing', { batchSize: 2_000, pollingIntervalSeconds: 0.5 }, (batch) => {
    for (const _ of batch) all.one()
    return Promise.resolve()
  })
  const began = performance.now()
  for (let added = 0; added < jobs; added += oneAdding) {
    await boss.insert(
      'do-nothing',
      Array.from({ length: Math.min(oneAdding, jobs - added) }, () => ({ data: {} })),
    )
  }
  await all.reached
  const rate = jobs / ((performance.now() - began) / 1_000)
  await boss.stop({ graceful: false })
  return rate
}

export async function graphileWorker(databaseUrl: string, jobs: number): Promise<number> {
  const logger = new Logger(() => () => undefined)
  const utils = await makeWorkerUtils({ connectionString: databaseUrl, logger })
  await utils.migrate()
  const all = countdown(jobs)
  const runner = await run({
    connectionString: databaseUrl,
    concurrency,
    maxPoolSize: 10,
    pollInterval: 500,
    logger,
    noHandleSignals: true,
    preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: { 'do-nothing': () => all.one() },
  })
  const began = performance.now()
  const sql = postgres(databaseUrl, { max: 1 })
  for (let added = 0; added < jobs; added += oneAdding) {
    await sql`select graphile_worker.add_job('do-nothing', '{}'::json) from generate_series(1, ${Math.min(oneAdding, jobs - added)})`
  }
  await all.reached
  const rate = jobs / ((performance.now() - began) / 1_000)
  await sql.end()
  await runner.stop()
  await utils.release()
  return rate
}
