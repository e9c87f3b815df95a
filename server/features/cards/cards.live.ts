import type { Hearing, LiveMap, WatchPolicy } from '../../platform/live/live-map.ts'
import type { cardEvents } from './cards.events.ts'
import { mayReadCards } from './cards.policy.ts'

const list = (): Hearing => ({ rooms: ['desk:cards'] })

export const cardsLive: LiveMap<(typeof cardEvents)[number]['name']> = {
  'card.raised': list,
  'card.closed': list,
  'card.healed': list,
}

/** The list of cards: whoever may read them. */
export const mayWatchCards: WatchPolicy = (_house, actor) => Promise.resolve(mayReadCards(actor).allowed)
