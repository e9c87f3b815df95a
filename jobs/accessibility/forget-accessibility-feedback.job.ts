import * as z from 'zod/mini'
import { forgetAccessibilityFeedback as forget } from '#server/features/accessibility/forget-accessibility-feedback.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every night: reports about barriers older than two years go, in portions, until none is left. */
export const forgetAccessibilityFeedback = defineJob({
  name: 'forget-accessibility-feedback',
  queue: 'batch',
  cron: '25 3 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    log.info({ reports: await forget(house, actor, { dryRun: true }) }, 'reports about barriers to forget')
    do signal.throwIfAborted()
    while ((await forget(house, actor, { dryRun: false })) > 0)
  },
})
