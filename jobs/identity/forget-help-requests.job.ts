import * as z from 'zod/mini'
import { forgetHelpRequests as forget } from '#server/features/identity/help-requests/forget-help-requests.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every night: questions about signing in whose time is over go with their files, in portions, until none is left. */
export const forgetHelpRequests = defineJob({
  name: 'forget-help-requests',
  queue: 'batch',
  cron: '20 3 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    log.info({ requests: await forget(house, actor, { dryRun: true }) }, 'questions about signing in to forget')
    do signal.throwIfAborted()
    while ((await forget(house, actor, { dryRun: false })) > 0)
  },
})
