import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Readings of the agency's own people are noted. */
export function mayBeNoted(actor: Actor): Verdict {
  return actor.kind === 'staff' ? allowed : refused('not-allowed')
}
