import * as z from 'zod/mini'
import { defineJob } from '../runtime/define-job.ts'
import { countFinishedJobs, forgetFinishedJobs as forget } from '../runtime/forget-finished.ts'

/**
 * Every night: rows of the ledger that tell of jobs finished long ago go, in portions, until none is left. What happened
 * stands in the trail; the ledger only has to remember for as long as a job could be asked for again.
 */
export const forgetFinishedJobs = defineJob({
  name: 'forget-finished-jobs',
  queue: 'batch',
  cron: '10 4 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, log, signal }) {
    log.info({ jobs: await countFinishedJobs(house.sql) }, 'finished jobs to forget')
    do signal.throwIfAborted()
    while ((await forget(house.sql)) > 0)
  },
})
