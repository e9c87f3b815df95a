import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything, nothing, type Scope } from '../scope.ts'

/** Admitting is part of a validator's decision (or of a job that makes the demo's world). */
export function mayAdmit(actor: Actor): Verdict {
  const validator = actor.kind === 'staff' && actor.roles.includes('validator')
  return validator || actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** What the company register answers is written by jobs. */
export function maySystemNumber(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** What a company demands of resets is noted by an operator, until its access manager can say so himself. */
export function maySystemDemandApproval(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** The list of former enrolments is taken over by an operator's command. */
export function maySystemImport(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** Whoever has chosen the profile of a company sees what it is. */
export function maySeeOwnCompany(actor: Actor): Verdict {
  return actor.kind === 'person' ? allowed : refused('not-found')
}

/** The companies whose rows an actor's look-ups may show. */
export function scopeForCompany(actor: Actor): Scope {
  if (actor.kind === 'system') return everything
  return actor.kind === 'person' ? { kind: 'company', companyId: actor.companyId } : nothing
}
