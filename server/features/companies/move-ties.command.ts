import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything } from '../scope.ts'
import { personTied } from './companies.events.ts'
import { mayAdmit } from './companies.policy.ts'
import { deleteTie, insertTie, tiesOfPerson } from './companies.repository.ts'

/**
 * Whoever named the one person now names the other, because the two are one. The other has to accept, as always when he
 * had an account before; a tie he has already stays as it is. Answers the companies.
 */
export async function moveTies(
  house: House,
  actor: Actor,
  { from, to }: { from: string; to: string },
  within: Transaction,
): Promise<string[]> {
  return house.transaction(
    actor,
    async (tx) => {
      const ties = await tiesOfPerson(tx, everything, from)
      demand(mayAdmit(actor))
      for (const { id, companyId, role, email, represents, createdAt } of ties) {
        await deleteTie(tx, everything, id)
        await insertTie(tx, { id, companyId, personId: to, role, email, represents, acceptedAt: null, createdAt })
        await recordEvent(tx, personTied.of({ subjectId: companyId, version: 1, companyId, payload: { personId: to, role } }))
      }
      return [...new Set(ties.map((tie) => tie.companyId))]
    },
    within,
  )
}
