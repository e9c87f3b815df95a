import * as z from 'zod/mini'
import { forgetNumberRequests as forget } from '#server/features/enterprise-numbers/forget-number-requests.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every night: requests for an enterprise number that ended two years ago go, in portions, until none is left. */
export const forgetNumberRequests = defineJob({
  name: 'forget-number-requests',
  queue: 'batch',
  cron: '10 3 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    log.info({ requests: await forget(house, actor, { dryRun: true }) }, 'requests for a number to forget')
    do signal.throwIfAborted()
    while ((await forget(house, actor, { dryRun: false })) > 0)
  },
})
