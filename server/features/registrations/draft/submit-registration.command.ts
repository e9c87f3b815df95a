import { conflict, invalidInput, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { contentOf } from './content-fields.rules.ts'
import { entrySteps } from './drafts.contract.ts'
import { emptyEntries } from './entries.repository.ts'
import { loadRegistrationFile } from '../desk/load-registration-file.query.ts'
import { askNissChecks } from './registration-parts.repository.ts'
import type { RegistrationView } from '../registrations.contract.ts'
import { registrationSubmitted } from '../registrations.events.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { isEditable } from '../registrations.rules.ts'
import { missingIn, registrationView } from '../registrations.view.ts'
import { showOwnRegistration } from '../show-registration.query.ts'
import { accessLifeMs } from './start-registration.command.ts'
import { keepVersion } from '../versions.repository.ts'

/**
 * Sends a registration to the agency, first or corrected (Manual FR §2.2). What was sent is kept as it was; the reasons of
 * a correction stay, so that the desk can look whether each was answered.
 */
export async function submitRegistration(house: House, actor: Actor, id: string, version: number): Promise<RegistrationView> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  await house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    const file = row && (await loadRegistrationFile(tx, scope, id, row))
    if (!row || !file) throw notFound()
    const present = () => registrationView(file, house.clock.now(), house.config.keys.niss)
    if (!isEditable(row.status)) throw conflict('not-in-this-state', present())
    if (row.version !== version) throw conflict('changed-meanwhile', present())
    const missing = missingIn(file)
    if (missing.length > 0) throw invalidInput(missing)

    const now = house.clock.now()
    const next = row.version + 1
    await keepVersion(tx, { registrationId: id, version: next, content: contentOf(present()), submittedAt: now })
    const again = row.submittedAt !== null
    await updateRegistration(tx, scope, id, {
      status: 'submitted',
      version: next,
      submittedAt: now,
      touchedAt: now,
      accessExpiresAt: new Date(now.getTime() + accessLifeMs),
      claimedBy: null,
      claimedUntil: null,
    })
    await askNissChecks(tx, id)
    // Emptied, not dropped: a page that is still open must not bring back what it had before.
    await emptyEntries(tx, id, entrySteps, now)
    await recordEvent(tx, registrationSubmitted.of({ subjectId: id, version: next, payload: { again } }))
  })
  return showOwnRegistration(house, house.db, scope, id)
}
