import { cardKinds, cardStates, type CardKind, type CardState } from '#server/features/cards/cards.contract.ts'
import { askedIn } from '../address-filter.ts'

/** What the address asks of the cards; a word that means nothing is not asked. */
export function cardQuery(search: Pick<URLSearchParams, 'get'>): { state?: CardState; kind?: CardKind; cursor?: string; limit: number } {
  const asked = askedIn(search, ['state', 'kind', 'cursor'])
  const state = cardStates.find((one) => one === asked.state)
  const kind = cardKinds.find((one) => one === asked.kind)
  return { ...(state && { state }), ...(kind && { kind }), ...(asked.cursor && { cursor: asked.cursor }), limit: 50 }
}
