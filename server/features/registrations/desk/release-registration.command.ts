import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand, refused } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { onLockedFile } from './lock-file-at-desk.query.ts'
import type { DeskRecord } from '../registrations.contract.ts'
import { registrationReleased } from '../registrations.events.ts'
import { mayActOnClaim, mayHandle, scopeFor } from '../registrations.policy.ts'
import { updateRegistration } from '../registrations.repository.ts'

/** Gives a claimed file back to the queue. */
export async function releaseRegistration(house: House, actor: Actor, id: string, version: number): Promise<DeskRecord> {
  demand(mayHandle(actor))
  return onLockedFile(house, actor, id, async ({ tx, row, refuseUnless }) => {
    await refuseUnless(mayActOnClaim(actor, row))
    if (row.version !== version) await refuseUnless(refused('changed-meanwhile'))
    const next = row.version + 1
    await updateRegistration(tx, scopeFor(actor), id, { status: 'submitted', claimedBy: null, claimedUntil: null, version: next })
    await recordEvent(tx, registrationReleased.of({ subjectId: id, version: next, payload: { because: 'by-hand' } }))
  })
}
