import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { helpRequestsForgotten } from './help-requests.events.ts'
import { countHelpRequestsOver, deleteHelpRequestsOver } from './help-requests.repository.ts'
import { closedHelpKeptDays, openHelpKeptDays } from './help-requests.rules.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { hoursAfter } from '../identity.rules.ts'

const atMost = 500

/**
 * Takes away a portion of the questions whose time is over, and then their files; a dry run says how many there are. What an
 * interruption leaves of the files the nightly sweep takes.
 */
export async function forgetHelpRequests(house: House, actor: Actor, { dryRun }: { dryRun: boolean }): Promise<number> {
  demand(maySystemKeepIdentity(actor))
  const now = house.clock.now()
  const [closedBefore, openBefore] = [hoursAfter(now, -24 * closedHelpKeptDays), hoursAfter(now, -24 * openHelpKeptDays)]
  if (dryRun) return countHelpRequestsOver(house.db, closedBefore, openBefore)
  const gone = await house.transaction(actor, async (tx) => {
    const keys = await deleteHelpRequestsOver(tx, closedBefore, openBefore, atMost)
    if (keys.length > 0) {
      const payload = { requests: keys.length }
      await recordEvent(tx, helpRequestsForgotten.of({ subjectId: 'help-requests', version: 1, payload }))
    }
    return keys
  })
  for (const key of gone) if (key !== null) await house.files.remove(key)
  return gone.length
}
