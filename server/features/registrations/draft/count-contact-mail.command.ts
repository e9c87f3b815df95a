import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { contactMailCounted } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { mostUnconfirmedMails } from '../registrations.rules.ts'

/** Asks whether the contact may be written to once more, and counts it. */
export async function countContactMail(house: House, actor: Actor, registrationId: string): Promise<boolean> {
  demand(maySystemTend(actor))
  return house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, everything, registrationId)
    if (!row || row.contactEmail === null) return false
    if (row.contactConfirmedAt !== null) return true
    if (row.contactMails >= mostUnconfirmedMails) return false
    await updateRegistration(tx, everything, registrationId, { contactMails: row.contactMails + 1 })
    await recordEvent(
      tx,
      contactMailCounted.of({ subjectId: registrationId, version: row.version, payload: { count: row.contactMails + 1 } }),
    )
    return true
  })
}
