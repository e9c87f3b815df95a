import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Everybody who works at the desk sees how the work behind it stands. */
export function mayReadJobs(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-signed-in')
  return actor.roles.length > 0 ? allowed : refused('not-allowed')
}

/** Retrying, pausing and running now is for administrators. */
export function mayTendJobs(actor: Actor): Verdict {
  const reads = mayReadJobs(actor)
  if (!reads.allowed) return reads
  return actor.kind === 'staff' && actor.roles.includes('administrator') ? allowed : refused('not-allowed')
}
