import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand, refused } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { onLockedFile } from './lock-file-at-desk.query.ts'
import type { DeskRecord } from '../registrations.contract.ts'
import { registrationClaimed } from '../registrations.events.ts'
import { mayClaim, mayHandle, scopeFor } from '../registrations.policy.ts'
import { updateRegistration } from '../registrations.repository.ts'
import { claimEnd } from '../registrations.rules.ts'

/** Takes a file to decide it. Who holds it already renews; another's living claim is only broken by taking it over. */
export async function claimRegistration(
  house: House,
  actor: Actor,
  id: string,
  input: { version: number; takeOver?: boolean },
): Promise<DeskRecord> {
  demand(mayHandle(actor))
  return onLockedFile(house, actor, id, async ({ tx, row, refuseUnless }) => {
    await refuseUnless(mayClaim(actor, row, input.takeOver === true))
    if (row.version !== input.version) await refuseUnless(refused('changed-meanwhile'))
    const claimedBy = actor.kind === 'staff' ? actor.accountId : null
    const takenOver = row.claimedBy !== null && row.claimedBy !== claimedBy
    const version = row.version + 1
    await updateRegistration(tx, scopeFor(actor), id, {
      status: 'in-review',
      claimedBy,
      claimedUntil: claimEnd(house.clock.now()),
      version,
    })
    await recordEvent(tx, registrationClaimed.of({ subjectId: id, version, payload: { takenOver } }))
  })
}
