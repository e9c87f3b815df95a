import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { hasHappenedSince } from '../audit/has-happened-since.query.ts'
import { cardRaised } from './cards.events.ts'
import { maySystemKeepCards } from './cards.policy.ts'
import { lockCardsAbout, raiseCardRow, type NewCard } from './cards.repository.ts'

/** `unless`: the event that raises it, and what heals it: where that has happened since, there is nothing to look at. */
export type CardToRaise = NewCard & { unless?: { eventId: string; names: readonly string[] } }

/** Raises a card, or counts once more on the one that is open: a hundred files behind one silent register are one card. */
export async function raiseCard(house: House, actor: Actor, { unless, ...card }: CardToRaise, within?: Transaction): Promise<void> {
  await house.transaction(
    actor,
    async (tx) => {
      demand(maySystemKeepCards(actor))
      await lockCardsAbout(tx, card.subject)
      if (unless && (await hasHappenedSince(tx, { ...unless, subject: card.subject }))) return
      const raised = await raiseCardRow(tx, card)
      if (!raised) throw new Error('The card was neither raised nor counted')
      const { id, version, kind, times } = raised
      await recordEvent(tx, cardRaised.of({ subjectId: id, version, payload: { kind, times } }))
    },
    within,
  )
}
