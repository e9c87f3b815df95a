import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { cardRaised } from './cards.events.ts'
import { maySystemKeepCards } from './cards.policy.ts'
import { raiseCardRow, type NewCard } from './cards.repository.ts'

export type CardToRaise = NewCard

/** Raises a card, or counts once more on the one that is open: a hundred files behind one silent register are one card. */
export async function raiseCard(house: House, actor: Actor, card: CardToRaise, within?: Transaction): Promise<void> {
  await house.transaction(
    actor,
    async (tx) => {
      demand(maySystemKeepCards(actor))
      const raised = await raiseCardRow(tx, card)
      if (!raised) throw new Error('The card was neither raised nor counted')
      const { id, version, kind, times } = raised
      await recordEvent(tx, cardRaised.of({ subjectId: id, version, payload: { kind, times } }))
    },
    within,
  )
}
