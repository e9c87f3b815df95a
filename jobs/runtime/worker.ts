import { DelayedError, Worker, type Job } from 'bullmq'
import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Log } from '#server/platform/log.ts'
import { queueNames, type JobDefinition, type QueueName } from './define-job.ts'
import { pauseAfter, TryLater } from './failures.ts'
import type { LedgerKey } from './ledger.ts'
import type { JobMetrics } from './metrics.ts'
import type { JobPublisher } from './publish-jobs.ts'
import { eventIdOf, queueJobId, queueManners } from './queues.ts'
import { runJob, type RunParts } from './run-job.ts'

/**
 * A killed process' jobs are taken up again within four seconds: its locks end after three, and somebody looks twice a
 * second. A living process renews them often enough that a stall of two seconds costs it none.
 */
const lockMs = 3_000
const renewEveryMs = 700
const lookForStalledEveryMs = 500
/** A lock that was lost while its job runs on in this process hands the job out again: it waits for the first to end. */
const twinPauseMs = 1_000

export type Workers = {
  /** What runs in this process now: after Redis was wiped these need not be added again. */
  running: ReadonlySet<string>
  /** Takes no more; waits so long for what runs. What still runs then is left to the locks' end. */
  close(graceMs: number): Promise<void>
}

/** One worker for each queue, each taking only the jobs of the catalogue it was given. */
export function startWorkers(
  parts: RunParts & {
    definitions: readonly JobDefinition[]
    redis: Redis
    publisher: JobPublisher
    metrics: JobMetrics
    log: Log
  },
): Workers {
  const byName = new Map(parts.definitions.map((definition) => [definition.name, definition]))
  const running = new Set<string>()

  /** Comes back after a pause; what the queue keeps of it is its id, the time, and how often its turn had not come. */
  async function comeBack(job: Job, token: string | undefined, pauseMs: number): Promise<never> {
    await job.moveToDelayed(Date.now() + pauseMs, token)
    throw new DelayedError()
  }

  async function take(job: Job, token?: string): Promise<void> {
    const definition = byName.get(job.name)
    // A release that no longer has this job, or does not yet have it, leaves it to one that does.
    if (!definition) return comeBack(job, token, 30_000)
    let pauseMs: number | undefined
    try {
      await run(job, definition)
    } catch (error) {
      if (error instanceof TryLater && error.isPutBack) await job.updateData({ putBack: timesPutBack(job) + 1 })
      pauseMs = error instanceof TryLater ? error.pauseMs : pauseAfter(1, { firstMs: 500, longestMs: 5_000 })
      // The ledger could not be read or written: nothing is known to have happened, so it is tried again.
      if (!(error instanceof TryLater)) parts.log.warn({ err: error, job: definition.name }, 'the ledger could not be kept')
    }
    if (pauseMs !== undefined) await comeBack(job, token, pauseMs)
  }

  async function run(job: Job, definition: JobDefinition): Promise<void> {
    const key = await keyOf(job, definition)
    const name = queueJobId(key.eventId, key.jobName)
    if (running.has(name)) throw new TryLater('runs-here-already', twinPauseMs)
    const ended = parts.metrics.began(definition)
    running.add(name)
    try {
      ended(await runJob(parts, definition, key, job.attemptsStarted - timesPutBack(job)))
      parts.publisher.finished(key.eventId, key.jobName)
    } catch (error) {
      ended(error instanceof TryLater && error.isPutBack ? 'put-back' : 'failed')
      throw error
    } finally {
      running.delete(name)
    }
  }

  /** What a schedule made has no event: its place in time gives it an id, the same in every process. */
  async function keyOf(job: Job, definition: JobDefinition): Promise<LedgerKey> {
    const id = job.id ?? ''
    if (!job.repeatJobKey) return { eventId: eventIdOf(id), jobName: definition.name }
    const key = { eventId: idOfTurn(`${definition.name} ${id}`), jobName: definition.name }
    await parts.ledger.want(key, definition.queue)
    return key
  }

  /** What was wanted while a rebuild ran still needs one, and its adding was swallowed. */
  async function goOn(job: Job): Promise<void> {
    const definition = byName.get(job.name)
    if (!definition?.deduplicate) return
    const next = await parts.ledger.nextOf(definition)
    if (next) await parts.publisher.add([next])
  }

  const workers = queueNames.map((queue) => {
    const worker = new Worker(queue, take, workerOptions(parts.redis, queue, parts.house.config.deployment))
    worker.on('error', (error) => parts.log.debug({ err: error, queue }, 'worker fault'))
    worker.on('completed', (job) => void goOn(job).catch((error: unknown) => parts.log.debug({ err: error }, 'left to the sweep')))
    return worker
  })

  return {
    running,
    async close(graceMs) {
      let timer: NodeJS.Timeout | undefined
      const grace = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), graceMs)
      })
      const calmly = Promise.allSettled(workers.map((worker) => worker.close()))
      const ended = await Promise.race([calmly, grace])
      clearTimeout(timer)
      if (ended !== 'late') return
      parts.log.warn({ running: running.size }, 'jobs still run, others will take them up')
      await Promise.race([
        Promise.allSettled(workers.map((worker) => worker.close(true))),
        new Promise((resolve) => setTimeout(resolve, 500)),
      ])
    },
  }
}

function workerOptions(redis: Redis, queue: QueueName, prefix: string) {
  return {
    connection: redis,
    prefix,
    concurrency: queueManners[queue].concurrency,
    lockDuration: lockMs,
    lockRenewTime: renewEveryMs,
    stalledInterval: lookForStalledEveryMs,
    // A process killed forty times kills no job: how often is too often is decided in run-job.ts.
    maxStalledCount: 1_000_000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  }
}

function timesPutBack(job: Job): number {
  const { putBack } = job.data as { putBack?: number }
  return putBack ?? 0
}

/** A uuid (version 8) made of a text. */
function idOfTurn(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
