import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { numberRequestsForgotten } from './forgotten-requests.events.ts'
import { maySystemForgetRequests } from './forgotten-requests.policy.ts'
import { countRequestsOver, deleteRequestsOver } from './forgotten-requests.repository.ts'

/** Days a request is kept after it ended, one way or the other: two years. */
export const keptDays = 2 * 365
const atMost = 1_000

/** Takes away a portion of the requests whose time is over; a dry run says how many there are. The caller comes back until none is left. */
export async function forgetNumberRequests(house: House, actor: Actor, { dryRun }: { dryRun: boolean }): Promise<number> {
  demand(maySystemForgetRequests(actor))
  const endedBefore = new Date(house.clock.now().getTime() - keptDays * 86_400_000)
  if (dryRun) return countRequestsOver(house.db, endedBefore)
  return house.transaction(actor, async (tx) => {
    const requests = await deleteRequestsOver(tx, endedBefore, atMost)
    if (requests > 0) {
      await recordEvent(tx, numberRequestsForgotten.of({ subjectId: 'enterprise-number-requests', version: 1, payload: { requests } }))
    }
    return requests
  })
}
