import { Queue, type BulkJobOptions } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Config } from '#server/platform/config.ts'
import type { Log } from '#server/platform/log.ts'
import { queueNames, type JobDefinition, type QueueName } from './define-job.ts'

/**
 * `concurrency`: how many jobs of a queue run at once in one process. `patienceMs`: how old a wanted job may grow before
 * the sweep asks whether Redis still knows it.
 */
export const queueManners: Record<QueueName, { concurrency: number; patienceMs: number }> = {
  outside: { concurrency: 16, patienceMs: 300_000 },
  mail: { concurrency: 16, patienceMs: 120_000 },
  house: { concurrency: 100, patienceMs: 60_000 },
  batch: { concurrency: 1, patienceMs: 300_000 },
}

export type Queues = Record<QueueName, Queue>

/** Opens the four queues for adding and asking. Workers have connections of their own. */
export function openQueues(config: Config, redis: Redis, log: Log): Queues {
  const open = (name: QueueName) => {
    const queue = new Queue(name, {
      connection: redis,
      prefix: config.deployment,
      skipVersionCheck: true,
      skipWaitingForReady: true,
      streams: { events: { maxLen: 1 } },
    })
    // Redis being away is told by the connection itself; without a listener it would end the process.
    queue.on('error', (error) => log.debug({ err: error, queue: name }, 'queue fault'))
    return queue
  }
  return { outside: open('outside'), mail: open('mail'), house: open('house'), batch: open('batch') }
}

export async function closeQueues(queues: Queues): Promise<void> {
  await Promise.allSettled(queueNames.map((name) => queues[name].close()))
}

/** BullMQ's id of a wanted job. It is what makes adding twice harmless; a colon is not allowed in it. */
export function queueJobId(eventId: string, jobName: string): string {
  return `${eventId}-${jobName}`
}

const uuidLength = 36

/** The event a BullMQ job id begins with. */
export function eventIdOf(queueJobId: string): string {
  return queueJobId.slice(0, uuidLength)
}

/**
 * Redis is told nothing but ids, and decides nothing: attempts and pauses are the ledger's matter, and what is finished
 * leaves Redis at once (see the workers' options).
 */
export function queueOptions(definition: Pick<JobDefinition, 'name' | 'deduplicate'> | undefined): BulkJobOptions {
  return definition?.deduplicate ? { deduplication: { id: definition.name } } : {}
}
