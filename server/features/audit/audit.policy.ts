import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Readings of the agency's own people are noted. */
export function mayBeNoted(actor: Actor): Verdict {
  return actor.kind === 'staff' ? allowed : refused('not-allowed')
}

/** The trail itself is kept for ever; where its events came from is taken away by the night's job alone. */
export function maySystemForgetOrigins(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}
