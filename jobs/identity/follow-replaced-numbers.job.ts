import * as z from 'zod/mini'
import { findNumbersToLookAt } from '#server/features/identity/persons/find-numbers-to-look-at.query.ts'
import { recordNumberLook } from '#server/features/identity/persons/record-number-look.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Numbers asked about in one turn; the night has many turns, so that no turn keeps others waiting for the outside. */
const portion = 50

/**
 * At night: asks the register about numbers it has not been asked about for ninety days, and follows those it has replaced
 * (S52). Each look is noted by itself, so a fault of the register costs nothing but the rest of the turn.
 */
export const followReplacedNumbers = defineJob({
  name: 'follow-replaced-numbers',
  queue: 'outside',
  cron: '*/5 1-5 * * *',
  payload: z.object({}),
  attempts: 5,
  backoff: { firstMs: 5_000, longestMs: 60_000 },
  timeLimitMs: 120_000,
  async run({ house, gateways, actor, log, signal }) {
    let replaced = 0
    for (const { personId, numberId, niss } of await findNumbersToLookAt(house, actor, portion)) {
      signal.throwIfAborted()
      const said = await gateways.bisRegister.findPerson(niss, signal)
      const present = said.outcome === 'replaced' ? said.person.ssin : undefined
      if ((await recordNumberLook(house, actor, { personId, numberId, present })) !== 'same') replaced += 1
    }
    if (replaced > 0) log.info({ replaced }, 'followed replaced numbers')
  },
})
