import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Anybody from outside may ask; staff keep to the desk. */
export function mayRequest(actor: Actor): Verdict {
  return actor.kind === 'staff' || actor.kind === 'half-signed-in' ? refused('not-allowed') : allowed
}

/** The same people who read registrations: validators, administrators and auditors. */
export function mayReadRequests(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-signed-in')
  return actor.roles.some((role) => role === 'validator' || role === 'administrator' || role === 'auditor')
    ? allowed
    : refused('not-allowed')
}

/** One request: where none may be seen, none exists. */
export function mayReadRequest(actor: Actor): Verdict {
  return mayReadRequests(actor).allowed ? allowed : refused('not-found')
}

/** Standing behind a request, or refusing it, is the validators' work. */
export function mayDecideRequest(actor: Actor): Verdict {
  const seen = mayReadRequest(actor)
  if (!seen.allowed) return seen
  return actor.kind === 'staff' && actor.roles.includes('validator') ? allowed : refused('not-allowed')
}

/** What the company register answers is written by jobs. */
export function maySystemAnswer(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}
