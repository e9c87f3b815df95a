import { unseal } from '../../../platform/crypto/sealed.ts'
import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { noteReveal } from '../../audit/note-reveal.command.ts'
import { formatNiss } from '../../identity/persons/niss.rules.ts'
import { revealNumber } from '../../identity/persons/reveal-number.query.ts'
import { findRepresentative } from '../draft/registration-parts.repository.ts'
import { mayHandle, scopeFor } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'
import { representativeNissContext } from '../registrations.view.ts'

type Input = { id: string; representativeId: string; reason: string }

/** Shows a validator the number of one representative, for a reason that is kept: typed, or given by the register since. */
export async function revealNiss(house: House, actor: Actor, { id, representativeId, reason }: Input): Promise<{ niss: string }> {
  demand(mayHandle(actor))
  return house.transaction(actor, async (tx) => {
    const file = await findRegistration(tx, scopeFor(actor), id)
    const row = file && (await findRepresentative(tx, id, representativeId))
    // A draft is its applicant's own until it is sent.
    if (!row || (file.status === 'draft' && file.submittedAt === null)) throw notFound()
    const issued = row.personId === null ? undefined : await revealNumber(house, tx, actor, row.personId)
    const typed = row.nissSealed === null ? undefined : unseal(house.config.keys.niss, representativeNissContext, row.nissSealed)
    const digits = issued ?? typed
    if (digits === undefined) throw notFound()
    await noteReveal(house, actor, { of: { type: 'representative', id: representativeId }, reason }, tx)
    return { niss: formatNiss(digits) }
  })
}
