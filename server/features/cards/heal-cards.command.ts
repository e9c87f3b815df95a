import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { hasHappenedSince } from '../audit/has-happened-since.query.ts'
import type { CardKind } from './cards.contract.ts'
import { cardHealed } from './cards.events.ts'
import { maySystemKeepCards } from './cards.policy.ts'
import { healCardRow, lockCardsAbout } from './cards.repository.ts'

/**
 * `until`: when it mended. A card raised after that is about something newer and stays. `trail`: the event that mends, and
 * what raises a card of a kind; where the trail can tell which came first, the clock is not asked: it counts in milliseconds,
 * and each server has its own.
 */
export type Healing = {
  kinds: readonly CardKind[]
  subject: { type: string; id: string }
  until: Date
  trail?: { eventId: string; raisersOf: (kind: CardKind) => readonly string[] }
}

/** Closes the cards about something that mended itself; where there is none, nothing happens. */
export async function healCards(
  house: House,
  actor: Actor,
  { kinds, subject, until, trail }: Healing,
  within?: Transaction,
): Promise<void> {
  await house.transaction(
    actor,
    async (tx) => {
      demand(maySystemKeepCards(actor))
      await lockCardsAbout(tx, subject)
      for (const kind of kinds) {
        const names = trail?.raisersOf(kind) ?? []
        const isTold = trail !== undefined && names.length > 0
        if (isTold && (await hasHappenedSince(tx, { eventId: trail.eventId, subject, names }))) continue
        const healed = await healCardRow(tx, { kind, subject, ...(!isTold && { until }) }, house.clock.now())
        if (healed) await recordEvent(tx, cardHealed.of({ subjectId: healed.id, version: healed.version, payload: { kind } }))
      }
    },
    within,
  )
}
