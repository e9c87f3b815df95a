import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything, nothing, type Scope } from '../scope.ts'
import type { CardState } from './cards.contract.ts'

/** Whoever reads files at the desk reads its cards: validators, administrators, auditors. */
export function mayReadCards(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-signed-in')
  return actor.roles.some((role) => role === 'validator' || role === 'administrator' || role === 'auditor')
    ? allowed
    : refused('not-allowed')
}

/** Putting cards away is for those who do something about them; auditors look on. */
export function mayCloseCards(actor: Actor): Verdict {
  const reads = mayReadCards(actor)
  if (!reads.allowed) return reads.because === 'not-signed-in' ? reads : refused('not-found')
  return actor.kind === 'staff' && actor.roles.some((role) => role === 'validator' || role === 'administrator')
    ? allowed
    : refused('not-allowed')
}

/** A card is closed once. */
export function mayCloseCard(actor: Actor, card: { state: CardState }): Verdict {
  const closes = mayCloseCards(actor)
  if (!closes.allowed) return closes
  return card.state === 'open' ? allowed : refused('not-in-this-state')
}

/** Cards are raised, and heal, because of what happened: only jobs do so. */
export function maySystemKeepCards(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** Which registrations a card may name to this reader. */
export function scopeFor(actor: Actor): Scope {
  return mayReadCards(actor).allowed ? everything : nothing
}
