import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Whoever meets a barrier may say so: visitors, applicants, people of companies, staff. Only jobs have nothing to report. */
export function mayReportBarrier(actor: Actor): Verdict {
  return actor.kind === 'system' ? refused('not-allowed') : allowed
}

/** Who reads the desk's cards reads what one of them is about. */
export function mayReadBarrier(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-signed-in')
  return actor.roles.some((role) => role === 'validator' || role === 'administrator' || role === 'auditor') ? allowed : refused('not-found')
}

/** The mail to the help desk, and forgetting what is over, are work of jobs. */
export function maySystemHandleBarriers(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}
