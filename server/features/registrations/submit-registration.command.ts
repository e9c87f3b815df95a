import { conflict, invalidInput, notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { loadRegistrationFile, type RegistrationFile } from './load-registration-file.query.ts'
import { askNissChecks } from './registration-parts.repository.ts'
import type { RegistrationView, SubmittedContent } from './registrations.contract.ts'
import { registrationSubmitted } from './registrations.events.ts'
import { maySeeOwn, scopeFor } from './registrations.policy.ts'
import { keepVersion, lockRegistration, updateRegistration } from './registrations.repository.ts'
import { isEditable } from './registrations.rules.ts'
import { missingIn, registrationView } from './registrations.view.ts'
import { showOwnRegistration } from './show-registration.query.ts'

/** Sends a registration to the agency, first or corrected (Manual FR §2.2). What was sent is kept as it was. */
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
    await keepVersion(tx, { registrationId: id, version: next, content: contentOf(file, present()), submittedAt: now })
    const again = row.submittedAt !== null
    await updateRegistration(tx, scope, id, {
      status: 'submitted',
      version: next,
      submittedAt: now,
      touchedAt: now,
      decisionReasons: [],
      claimedBy: null,
      claimedUntil: null,
    })
    await askNissChecks(tx, id)
    await recordEvent(tx, registrationSubmitted.of({ subjectId: id, version: next, payload: { again } }))
  })
  return showOwnRegistration(house, house.db, scope, id)
}

/** What was sent, as its applicant sees it: numbers of people masked. */
function contentOf({ proof }: RegistrationFile, view: RegistrationView): SubmittedContent {
  const { identification, language, contact, company, establishmentUnits, legalRepresentatives } = view
  return {
    identification,
    language,
    establishmentUnits,
    legalRepresentatives,
    contact: contact && { name: contact.name, email: contact.email, telephone: contact.telephone },
    company: { commercialName: company?.commercialName ?? null, address: company?.address ?? null },
    proof: proof ? { id: proof.id, name: proof.name, sha256: proof.sha256 } : null,
  }
}
