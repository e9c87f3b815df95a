import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import * as contracts from './cards.contract.ts'
import { closeCard } from './close-card.command.ts'
import { listCards } from './list-cards.query.ts'

/** What somebody at the desk has to look at. */
export const cardRoutes: readonly Endpoint[] = [
  endpoint(contracts.listCards, async ({ house, actor, input }) => ({ answer: await listCards(house, actor, input.query) })),
  endpoint(contracts.closeCard, async ({ house, actor, input }) => ({
    answer: await closeCard(house, actor, input.params.id, input.body),
  })),
]
