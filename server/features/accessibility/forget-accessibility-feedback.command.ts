import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { accessibilityFeedbackForgotten } from './accessibility.events.ts'
import { maySystemHandleBarriers } from './accessibility.policy.ts'
import { countFeedbackBefore, deleteFeedbackBefore } from './accessibility.repository.ts'

/** Days a report is kept: two years, so that the yearly review of the statement sees the ones since the last. */
export const keptDays = 2 * 365
const atMost = 1_000

/** Takes away a portion of the reports whose time is over; a dry run says how many there are. */
export async function forgetAccessibilityFeedback(house: House, actor: Actor, { dryRun }: { dryRun: boolean }): Promise<number> {
  demand(maySystemHandleBarriers(actor))
  const before = new Date(house.clock.now().getTime() - keptDays * 86_400_000)
  if (dryRun) return countFeedbackBefore(house.db, before)
  return house.transaction(actor, async (tx) => {
    const reports = await deleteFeedbackBefore(tx, before, atMost)
    if (reports > 0) {
      await recordEvent(tx, accessibilityFeedbackForgotten.of({ subjectId: 'accessibility-feedback', version: 1, payload: { reports } }))
    }
    return reports
  })
}
