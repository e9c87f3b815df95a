import * as z from 'zod/mini'
import { forgetMails as forget } from '#server/features/notifications/forget-mails.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every night: lines of the mail log older than twelve months go, in portions, until none is left. */
export const forgetMails = defineJob({
  name: 'forget-mails',
  queue: 'batch',
  cron: '40 3 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    log.info({ mails: await forget(house, actor, { dryRun: true }) }, 'mails to forget')
    do signal.throwIfAborted()
    while ((await forget(house, actor, { dryRun: false })) > 0)
  },
})
