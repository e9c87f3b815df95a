import * as z from 'zod/mini'
import { forgetRegistrations as forget } from '#server/features/registrations/retention/forget-registrations.command.ts'
import { removeForsaken } from '../documents/remove-forsaken.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Every night: drafts nobody touched for thirty days, and registrations refused or withdrawn two years ago, go with all
 * that hangs on them, in portions, until none is left. Those that were approved stay.
 */
export const forgetRegistrations = defineJob({
  name: 'forget-registrations',
  queue: 'batch',
  cron: '0 3 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    const { drafts, refused, withdrawn } = await forget(house, actor, { dryRun: true })
    log.info({ drafts, refused, withdrawn }, 'registrations to forget')
    let last
    do {
      signal.throwIfAborted()
      last = await forget(house, actor, { dryRun: false })
      await removeForsaken(house.files, log, last.forsaken)
    } while (last.drafts + last.refused + last.withdrawn > 0)
  },
})
