import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand, refused } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { onLockedFile } from '../desk/lock-file-at-desk.query.ts'
import { answerNumberCheck, listNumberChecks, presentChecks } from './number-checks.repository.ts'
import type { DeskRecord } from '../registrations.contract.ts'
import { numberConfirmed } from '../registrations.events.ts'
import { mayActOnClaim, mayHandle, scopeFor } from '../registrations.policy.ts'
import { updateRegistration } from '../registrations.repository.ts'
import { claimEnd } from '../registrations.rules.ts'

/** A validator stands behind numbers that no register confirmed, and says why. A register's clear no cannot be confirmed away. */
export async function confirmNumber(
  house: House,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<DeskRecord> {
  demand(mayHandle(actor))
  const scope = scopeFor(actor)
  return onLockedFile(house, actor, id, async ({ tx, row, refuseUnless }) => {
    await refuseUnless(mayActOnClaim(actor, row))
    if (row.version !== input.version) await refuseUnless(refused('changed-meanwhile'))
    const { number, register } = presentChecks(await listNumberChecks(tx, scope, id))
    const open = [number, register].filter((check) => check?.state === 'asked' || check?.state === 'unavailable')
    if (open.length === 0) await refuseUnless(refused('not-in-this-state'))

    const now = house.clock.now()
    const version = row.version + 1
    const confirmedBy = actor.kind === 'staff' ? actor.accountId : null
    await updateRegistration(tx, scope, id, { version, claimedUntil: claimEnd(now) })
    for (const check of open) {
      if (!check) continue
      await answerNumberCheck(tx, check.id, { state: 'confirmed', checkedAt: now, confirmedBy, confirmedReason: input.reason })
      await recordEvent(tx, numberConfirmed.of({ subjectId: id, version, payload: { checkId: check.id } }))
    }
  })
}
