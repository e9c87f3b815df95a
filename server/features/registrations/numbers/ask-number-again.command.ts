import { newId } from '#db/columns.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand, refused } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { onLockedFile } from '../desk/lock-file-at-desk.query.ts'
import { insertNumberCheck, listNumberChecks, presentChecks } from './number-checks.repository.ts'
import type { DeskRecord } from '../registrations.contract.ts'
import { numberCheckAsked } from '../registrations.events.ts'
import { mayActOnClaim, mayHandle, scopeFor } from '../registrations.policy.ts'
import { updateRegistration } from '../registrations.repository.ts'
import { claimEnd, mayBeAskedAgain } from '../registrations.rules.ts'

/**
 * A validator wants to hear it from the registers now: each is asked afresh, also what was said today or confirmed by hand.
 * A question of its own, so that the old answer stays in the history with its consultation number.
 */
export async function askNumberAgain(house: House, actor: Actor, id: string, seen: number): Promise<DeskRecord> {
  demand(mayHandle(actor))
  const scope = scopeFor(actor)
  return onLockedFile(house, actor, id, async ({ tx, row, refuseUnless }) => {
    await refuseUnless(mayActOnClaim(actor, row))
    if (row.version !== seen) await refuseUnless(refused('changed-meanwhile'))
    const { number, register } = presentChecks(await listNumberChecks(tx, scope, id))
    const askable = [number, register].filter((check) => check !== undefined).filter(mayBeAskedAgain)
    if (askable.length === 0) await refuseUnless(refused('not-in-this-state'))

    const now = house.clock.now()
    const version = row.version + 1
    await updateRegistration(tx, scope, id, { version, claimedUntil: claimEnd(now) })
    for (const { kind, concerns, number: asked } of askable) {
      const checkId = newId()
      await insertNumberCheck(tx, { id: checkId, registrationId: id, kind, concerns, number: asked, state: 'asked', askedAt: now })
      await recordEvent(tx, numberCheckAsked.of({ subjectId: id, version, payload: { checkId, kind, fresh: true } }))
    }
  })
}
