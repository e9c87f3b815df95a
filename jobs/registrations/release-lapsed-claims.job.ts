import * as z from 'zod/mini'
import { releaseLapsedClaims } from '#server/features/registrations/desk/release-lapsed-claims.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every minute: claims that are over are noted, so that the desks see the file come back. */
export const releaseClaims = defineJob({
  name: 'release-lapsed-claims',
  queue: 'house',
  cron: '* * * * *',
  payload: z.object({}),
  attempts: 3,
  backoff: { firstMs: 1_000, longestMs: 10_000 },
  timeLimitMs: 60_000,
  async run({ house, actor, log }) {
    const released = await releaseLapsedClaims(house, actor)
    if (released > 0) log.info({ released }, 'released claims that were over')
  },
})
