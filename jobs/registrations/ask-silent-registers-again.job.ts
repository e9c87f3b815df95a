import * as z from 'zod/mini'
import { askSilentRegistersAgain } from '#server/features/registrations/numbers/ask-silent-registers-again.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Every quarter of an hour: registers that stayed silent for longer than a job keeps asking are asked again. */
export const askSilentRegisters = defineJob({
  name: 'ask-silent-registers-again',
  queue: 'house',
  cron: '*/15 * * * *',
  payload: z.object({}),
  attempts: 3,
  backoff: { firstMs: 1_000, longestMs: 10_000 },
  timeLimitMs: 60_000,
  async run({ house, actor, log }) {
    const asked = await askSilentRegistersAgain(house, actor)
    if (asked > 0) log.info({ asked }, 'asked silent registers again')
  },
})
