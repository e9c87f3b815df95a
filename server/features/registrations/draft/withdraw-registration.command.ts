import { conflict, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { dropEntries } from './entries.repository.ts'
import type { RegistrationView } from '../registrations.contract.ts'
import { registrationWithdrawn } from '../registrations.events.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { isWithdrawable } from '../registrations.rules.ts'
import { showOwnRegistration } from '../show-registration.query.ts'

/** Takes a registration back before it is decided; whoever held it at the desk loses it. It cannot be undone. */
export async function withdrawRegistration(house: House, actor: Actor, id: string, version: number): Promise<RegistrationView> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  await house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row) throw notFound()
    if (!isWithdrawable(row.status)) throw conflict('not-in-this-state', await showOwnRegistration(house, tx, scope, id))
    if (row.version !== version) throw conflict('changed-meanwhile', await showOwnRegistration(house, tx, scope, id))

    const now = house.clock.now()
    const next = row.version + 1
    await updateRegistration(tx, scope, id, {
      status: 'withdrawn',
      version: next,
      touchedAt: now,
      decidedAt: now,
      decidedBy: null,
      claimedBy: null,
      claimedUntil: null,
    })
    await dropEntries(tx, scope, id)
    await recordEvent(tx, registrationWithdrawn.of({ subjectId: id, version: next, payload: { sent: row.submittedAt !== null } }))
  })
  return showOwnRegistration(house, house.db, scope, id)
}
