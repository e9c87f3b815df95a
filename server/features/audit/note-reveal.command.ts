import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { personalDataRevealed } from './audit.events.ts'
import { mayBeNoted } from './audit.policy.ts'
import { keepReveal } from './reveals.repository.ts'

/** Notes that someone of the agency was given a number in full, each time anew. The reason is kept beside the trail, not in it. */
export async function noteReveal(
  house: House,
  actor: Actor,
  { of, reason }: { of: { type: string; id: string }; reason: string },
  within: Transaction,
): Promise<void> {
  await house.transaction(
    actor,
    async (tx) => {
      demand(mayBeNoted(actor))
      if (actor.kind !== 'staff') return
      const id = newId()
      await keepReveal(tx, { id, readerId: actor.accountId, subjectType: of.type, subjectId: of.id, reason, recordedAt: house.clock.now() })
      await recordEvent(tx, personalDataRevealed.of({ subjectId: id, version: 1, payload: { of } }))
    },
    within,
  )
}
