import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { originsForgotten } from './audit.events.ts'
import { maySystemForgetOrigins } from './audit.policy.ts'
import { forgetOriginRows } from './origins.repository.ts'

/** How long it is known from which address and browser something was done. The trail itself is kept for ever. */
export const keptDays = 365
/** So many at once, so that no statement holds its locks for long; the caller comes back until nothing is left. */
const atMost = 5_000

/** Takes away where events older than twelve months came from; a dry run only says of how many. */
export async function forgetOrigins(house: House, actor: Actor, { dryRun }: { dryRun: boolean }): Promise<number> {
  return house.transaction(actor, async (tx) => {
    demand(maySystemForgetOrigins(actor))
    const before = new Date(house.clock.now().getTime() - keptDays * 86_400_000)
    const origins = await forgetOriginRows(tx, before, atMost, dryRun)
    if (!dryRun && origins > 0) await recordEvent(tx, originsForgotten.of({ subjectId: 'origins', version: 1, payload: { origins } }))
    return origins
  })
}
