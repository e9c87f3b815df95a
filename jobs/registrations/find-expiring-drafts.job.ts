import * as z from 'zod/mini'
import { tellExpiringDrafts } from '#server/features/registrations/draft/tell-expiring-drafts.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every morning: drafts that go within a week are noted, each once, and their contacts hear of it. */
export const findExpiringDrafts = defineJob({
  name: 'find-expiring-drafts',
  queue: 'batch',
  cron: '0 8 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 10_000, longestMs: 300_000 },
  timeLimitMs: 600_000,
  async run({ house, actor, log, signal }) {
    let told
    do {
      signal.throwIfAborted()
      told = await tellExpiringDrafts(house, actor)
      if (told > 0) log.info({ told }, 'told contacts of drafts that go soon')
    } while (told > 0)
  },
})
