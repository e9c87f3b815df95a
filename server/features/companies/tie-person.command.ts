import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { CompanyRole } from './companies.contract.ts'
import { personTied } from './companies.events.ts'
import { mayAdmit } from './companies.policy.ts'
import { insertTie } from './companies.repository.ts'

export type Tie = { companyId: string; personId: string; role: CompanyRole; email: string }

/** Notes what a person is for a company. `email` is the contact address of this tie and never becomes an account's by itself. */
export async function tiePerson(
  house: House,
  actor: Actor,
  { companyId, personId, role, email }: Tie,
  within?: Transaction,
): Promise<void> {
  demand(mayAdmit(actor))
  await house.transaction(
    actor,
    async (tx) => {
      await insertTie(tx, { id: newId(), companyId, personId, role, email, createdAt: house.clock.now() })
      await recordEvent(tx, personTied.of({ subjectId: companyId, version: 1, companyId, payload: { personId, role } }))
    },
    within,
  )
}
