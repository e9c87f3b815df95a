import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Retention: what is over goes by a job, or by an operator's command. */
export function maySystemForgetRequests(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}
