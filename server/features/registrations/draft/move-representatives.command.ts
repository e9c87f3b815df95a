import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { nameRepresentative, representativesOfPerson } from './registration-parts.repository.ts'
import { representativeMoved } from '../registrations.events.ts'
import { mayHandle } from '../registrations.policy.ts'

/** Files that named the one person now name the other, because the two are one. Their versions do not move: nobody acted on them. */
export async function moveRepresentatives(
  house: House,
  actor: Actor,
  { from, to }: { from: string; to: string },
  within: Transaction,
): Promise<void> {
  await house.transaction(
    actor,
    async (tx) => {
      const named = await representativesOfPerson(tx, from)
      demand(mayHandle(actor))
      for (const { representativeId, registrationId, version } of named) {
        await nameRepresentative(tx, representativeId, to)
        await recordEvent(tx, representativeMoved.of({ subjectId: registrationId, version, payload: { representativeId, personId: to } }))
      }
    },
    within,
  )
}
