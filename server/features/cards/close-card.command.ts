import { HouseError, notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { CardView } from './cards.contract.ts'
import { cardClosed } from './cards.events.ts'
import { mayCloseCard, mayCloseCards, scopeFor } from './cards.policy.ts'
import { closeCardRow, findShownCard, lockCard } from './cards.repository.ts'
import { showCard } from './cards.view.ts'

/** Puts a card away by hand. Of two who do so at once one wins; the other is shown the closed card. */
export async function closeCard(
  house: House,
  actor: Actor,
  id: string,
  input: { version: number; note?: string | null },
): Promise<CardView> {
  demand(mayCloseCards(actor))
  return house.transaction(actor, async (tx) => {
    const card = await lockCard(tx, id)
    if (!card || actor.kind !== 'staff') throw notFound()
    const show = async () => {
      const row = await findShownCard(tx, scopeFor(actor), id)
      if (!row) throw notFound()
      return showCard(row, actor)
    }
    const refuseUnless = async (verdict: Verdict) => {
      if (!verdict.allowed) throw new HouseError(verdict.because, { current: await show() })
    }
    await refuseUnless(mayCloseCard(actor, { state: card.closedAt === null ? 'open' : 'closed' }))
    if (card.version !== input.version) await refuseUnless(refused('changed-meanwhile'))
    await closeCardRow(tx, id, { by: actor.accountId, note: input.note || null, now: house.clock.now() })
    await recordEvent(tx, cardClosed.of({ subjectId: id, version: card.version + 1, payload: { kind: card.kind } }))
    return show()
  })
}
