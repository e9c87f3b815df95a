import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { CardKind } from './cards.contract.ts'
import { cardHealed } from './cards.events.ts'
import { maySystemKeepCards } from './cards.policy.ts'
import { healCardRows, lockCardsAbout } from './cards.repository.ts'

/** `until`: when it mended. A card raised after that is about something newer and stays. */
export type Healing = { kinds: readonly CardKind[]; subject: { type: string; id: string }; until: Date }

/** Closes the cards about something that mended itself; where there is none, nothing happens. */
export async function healCards(house: House, actor: Actor, healing: Healing, within?: Transaction): Promise<void> {
  await house.transaction(
    actor,
    async (tx) => {
      demand(maySystemKeepCards(actor))
      await lockCardsAbout(tx, healing.subject)
      for (const { id, version, kind } of await healCardRows(tx, healing, house.clock.now())) {
        await recordEvent(tx, cardHealed.of({ subjectId: id, version, payload: { kind } }))
      }
    },
    within,
  )
}
