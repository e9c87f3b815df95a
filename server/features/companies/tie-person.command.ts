import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { CompanyRole, RepresentedCompany } from './companies.contract.ts'
import { personTied } from './companies.events.ts'
import { mayAdmit } from './companies.policy.ts'
import { insertTie } from './companies.repository.ts'

export type Tie = {
  companyId: string
  personId: string
  role: CompanyRole
  email: string
  /** The company he stands for, where the legal representative is itself a company. */
  represents?: RepresentedCompany | null
  /**
   * Whether the tie counts at once. It does for a person whose account was opened for it; who had one before has to
   * accept at the next sign-in, else anybody could make him a representative by knowing his number.
   */
  accepted?: boolean
}

/** Notes what a person is for a company. `email` is the contact address of this tie and never becomes an account's by itself. */
export async function tiePerson(
  house: House,
  actor: Actor,
  { companyId, personId, role, email, represents = null, accepted = false }: Tie,
  within?: Transaction,
): Promise<void> {
  demand(mayAdmit(actor))
  await house.transaction(
    actor,
    async (tx) => {
      const createdAt = house.clock.now()
      const acceptedAt = accepted ? createdAt : null
      await insertTie(tx, { id: newId(), companyId, personId, role, email, represents, acceptedAt, createdAt })
      await recordEvent(tx, personTied.of({ subjectId: companyId, version: 1, companyId, payload: { personId, role } }))
    },
    within,
  )
}
