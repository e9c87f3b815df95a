import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import * as contracts from './jobs.contract.ts'
import { listJobs } from './list-jobs.query.ts'
import { pauseQueue } from './pause-queue.command.ts'
import { retryJob } from './retry-job.command.ts'
import { runJobNow } from './run-job-now.command.ts'

/** The work behind the desk. */
export const jobRoutes: readonly Endpoint[] = [
  endpoint(contracts.listJobs, async ({ house, actor, input }) => ({ answer: await listJobs(house, actor, input.query) })),
  endpoint(contracts.retryJob, async ({ house, actor, input }) => ({ answer: await retryJob(house, actor, input.body) })),
  endpoint(contracts.pauseQueue, async ({ house, actor, input }) => ({
    answer: await pauseQueue(house, actor, input.params.queue, true),
  })),
  endpoint(contracts.resumeQueue, async ({ house, actor, input }) => ({
    answer: await pauseQueue(house, actor, input.params.queue, false),
  })),
  endpoint(contracts.runJobNow, async ({ house, actor, input }) => ({ answer: await runJobNow(house, actor, input.body) })),
]
