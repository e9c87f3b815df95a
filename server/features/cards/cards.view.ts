import type { Actor } from '../actor.ts'
import type { CardView } from './cards.contract.ts'
import { mayCloseCard } from './cards.policy.ts'
import type { ShownCard } from './cards.repository.ts'

/** A card with what this reader may do about it. */
export function showCard({ card, closerName, registration }: ShownCard, actor: Actor): CardView {
  const state = card.closedAt === null ? 'open' : 'closed'
  return {
    id: card.id,
    version: card.version,
    kind: card.kind,
    state,
    subject: { type: card.subjectType, id: card.subjectId },
    code: card.code,
    registration,
    jobName: card.facts['jobName'] ?? null,
    times: card.times,
    raisedAt: card.raisedAt.toISOString(),
    lastAt: card.lastAt.toISOString(),
    closedAt: card.closedAt?.toISOString() ?? null,
    closedBy: card.closedBy === null ? null : { id: card.closedBy, name: closerName ?? '' },
    closedNote: card.closedNote,
    abilities: mayCloseCard(actor, { state }).allowed ? ['close'] : [],
  }
}
