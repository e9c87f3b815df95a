import { conflict, notFound, tooMany } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { ResumeOutcome } from '../draft/drafts.contract.ts'
import { issueResumeLink } from './issue-resume-link.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration } from '../registrations.repository.ts'
import { showOwnRegistration } from '../show-registration.query.ts'

/** Mails the contact a link to go on elsewhere, for whoever has the registration open. */
export async function mailResumeLink(house: House, actor: Actor, id: string): Promise<{ outcome: ResumeOutcome; email: string | null }> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  return house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row) throw notFound()
    const outcome = await issueResumeLink(house, tx, row, 'inside')
    if (outcome === 'ended') throw conflict('not-in-this-state', await showOwnRegistration(house, tx, scope, id))
    if (outcome === 'too-many') throw tooMany(3600)
    return { outcome, email: row.contactEmail }
  })
}
