import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { expiryNear } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { draftsToTell } from '../retention/retention.repository.ts'
import { expiryIsNear } from '../retention/retention.rules.ts'

const atMost = 500

/** Notes which drafts go within a week, once for each time that nobody touched them so long. Answers how many. */
export async function tellExpiringDrafts(house: House, actor: Actor): Promise<number> {
  demand(maySystemTend(actor))
  const now = house.clock.now()
  let told = 0
  for (const { id } of await draftsToTell(house.db, everything, now, atMost)) {
    await house.transaction(actor, async (tx) => {
      const row = await lockRegistration(tx, everything, id)
      // Saved, sent or withdrawn since it was listed.
      if (!row || !expiryIsNear(row, now)) return
      await updateRegistration(tx, everything, id, { expiryToldAt: now })
      await recordEvent(tx, expiryNear.of({ subjectId: id, version: row.version, payload: {} }))
      told += 1
    })
  }
  return told
}
