import * as z from 'zod/mini'
import { forgetSignIns as forget } from '#server/features/identity/sign-in/forget-sign-ins.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every night: old sessions and counts of wrong tries go, in portions, until none is left. */
export const forgetSignIns = defineJob({
  name: 'forget-sign-ins',
  queue: 'batch',
  cron: '20 3 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    log.info(await forget(house, actor, { dryRun: true }), 'sign-ins to forget')
    let last
    do {
      signal.throwIfAborted()
      last = await forget(house, actor, { dryRun: false })
    } while (last.sessions + last.names > 0)
  },
})
