import { healCards } from '#server/features/cards/heal-cards.command.ts'
import { raiseCard } from '#server/features/cards/raise-card.command.ts'
import { defineJob } from '../runtime/define-job.ts'
import { cardChanges, cardEventNames, healersOf, heardPayload, raisersOf, type CardChange, type Heard } from './card-changes.ts'

/** Raises and heals the cards of the desk because of what happened; which event does what stands in `card-changes.ts`. */
export const keepCards = defineJob({
  name: 'keep-cards',
  queue: 'house',
  on: cardEventNames,
  payload: heardPayload,
  attempts: 30,
  backoff: { firstMs: 500, longestMs: 60_000 },
  timeLimitMs: 20_000,
  async run({ house, actor, payload, trigger, ledger }) {
    const changes: Record<string, ((heard: Heard) => CardChange) | undefined> = cardChanges
    const change = changes[trigger.name]?.({ subject: trigger.subject, payload })
    if (!change) return
    const at = new Date(trigger.recordedAt)
    await house.transaction(actor, async (tx) => {
      const { eventId } = trigger
      if (change.act === 'heal') await healCards(house, actor, { ...change, until: at, trail: { eventId, raisersOf } }, tx)
      else await raiseCard(house, actor, { ...change, at, unless: { eventId, names: healersOf(change.kind) } }, tx)
      await ledger.doneIn(tx)
    })
  },
})
