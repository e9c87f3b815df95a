import { allowed, refused, type Verdict } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'

/** Whoever cannot sign in asks, and who is half-way does; only jobs have nothing to ask. */
export function mayAskForHelp(actor: Actor): Verdict {
  return actor.kind === 'system' ? refused('not-allowed') : allowed
}
