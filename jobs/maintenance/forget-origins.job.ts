import * as z from 'zod/mini'
import { forgetOrigins as forget } from '#server/features/audit/forget-origins.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every night: addresses and browsers of events older than twelve months go, in portions, until none is left. */
export const forgetOrigins = defineJob({
  name: 'forget-origins',
  queue: 'batch',
  cron: '50 3 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    log.info({ origins: await forget(house, actor, { dryRun: true }) }, 'origins to forget')
    do signal.throwIfAborted()
    while ((await forget(house, actor, { dryRun: false })) > 0)
  },
})
