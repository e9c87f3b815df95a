import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { registrationReleased } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { lapsedClaims, lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { statusNow } from '../registrations.rules.ts'

const atMost = 500

/** Notes which claims are over, so that the queue hears of them. Answers how many. */
export async function releaseLapsedClaims(house: House, actor: Actor): Promise<number> {
  demand(maySystemTend(actor))
  const now = house.clock.now()
  const lapsed = await lapsedClaims(house.db, everything, now, atMost)
  for (const { id } of lapsed) {
    await house.transaction(actor, async (tx) => {
      const row = await lockRegistration(tx, everything, id)
      // Renewed, decided or taken by somebody else since it was listed.
      if (row?.status !== 'in-review' || statusNow(row, now).status === 'in-review') return
      const version = row.version + 1
      await updateRegistration(tx, everything, id, { status: 'submitted', claimedBy: null, claimedUntil: null, version })
      await recordEvent(tx, registrationReleased.of({ subjectId: id, version, payload: { because: 'lease-over' } }))
    })
  }
  return lapsed.length
}
