import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything, nothing, type Scope } from '../scope.ts'
import type { DocumentState } from '../documents/documents.contract.ts'
import type { NumberCheckState, RegistrationStatus } from './registrations.contract.ts'
import { numberIsSettled } from './registrations.rules.ts'

/** Anybody from outside may begin a registration; staff keep to the desk. */
export function mayStart(actor: Actor): Verdict {
  return actor.kind === 'staff' || actor.kind === 'half-signed-in' ? refused('not-allowed') : allowed
}

/** Anybody from outside may ask for a link to a registration and use it: the mailed token is the right. */
export function mayResume(actor: Actor): Verdict {
  return mayStart(actor)
}

/** Holder of the registration's own token. For everybody else it does not exist. */
export function maySeeOwn(actor: Actor, registrationId: string): Verdict {
  return actor.kind === 'applicant' && actor.registrationId === registrationId ? allowed : refused('not-found')
}

/** Who reads registrations at the desk: validators, administrators and auditors. */
export function maySeeAtDesk(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-signed-in')
  return actor.roles.some((role) => role === 'validator' || role === 'administrator' || role === 'auditor')
    ? allowed
    : refused('not-allowed')
}

/** One file: where the desk's files may not be seen, none exists. */
export function maySeeFile(actor: Actor): Verdict {
  return maySeeAtDesk(actor).allowed ? allowed : refused('not-found')
}

/** Claiming and deciding is the validators' work. Administrators and auditors look on. */
export function mayHandle(actor: Actor): Verdict {
  const seen = maySeeFile(actor)
  if (!seen.allowed) return seen
  return actor.kind === 'staff' && actor.roles.includes('validator') ? allowed : refused('not-allowed')
}

type Claimed = { status: RegistrationStatus; claimedBy: string | null }

/** A file in the queue is anybody's; one that another validator holds only by taking it over. */
export function mayClaim(actor: Actor, file: Claimed, takeOver: boolean): Verdict {
  const handles = mayHandle(actor)
  if (!handles.allowed) return handles
  if (file.status === 'submitted') return allowed
  if (file.status !== 'in-review') return refused('not-in-this-state')
  const own = actor.kind === 'staff' && file.claimedBy === actor.accountId
  return own || takeOver ? allowed : refused('claimed-by-other')
}

/** Only who has claimed a file may decide it, release it or confirm its number. */
export function mayActOnClaim(actor: Actor, file: Claimed): Verdict {
  const handles = mayHandle(actor)
  if (!handles.allowed) return handles
  if (file.status !== 'in-review') return refused('not-in-this-state')
  return actor.kind === 'staff' && file.claimedBy === actor.accountId ? allowed : refused('claimed-by-other')
}

/** Part of starting a registration or of changing its numbers: whoever may do that. */
export function mayAskForNumbers(actor: Actor): Verdict {
  return actor.kind === 'applicant' ? allowed : mayStart(actor)
}

type Decidable = { numberStates: readonly NumberCheckState[]; proof: DocumentState | undefined; alreadyAdmitted: boolean }

/** What approval needs besides the claim: settled numbers, a clean proof, and a company that is not admitted already. */
export function mayApprove(actor: Actor, file: Decidable): Verdict {
  const handles = mayHandle(actor)
  if (!handles.allowed) return handles
  if (!numberIsSettled(file.numberStates)) return refused('number-not-confirmed')
  if (file.proof !== 'clean') return refused('proof-not-clean')
  return file.alreadyAdmitted ? refused('not-in-this-state') : allowed
}

/** Jobs: what registers answer, mails counted, leases over, drafts expired. */
export function maySystemTend(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** Retention: what is over goes by a job, or by an operator's command; no person takes a file away. */
export function maySystemForget(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** The rows an actor's lists and look-ups may show. */
export function scopeFor(actor: Actor): Scope {
  switch (actor.kind) {
    case 'system':
      return everything
    case 'staff':
      return maySeeAtDesk(actor).allowed ? everything : nothing
    case 'applicant':
      return { kind: 'registration', registrationId: actor.registrationId }
    case 'anonymous':
    case 'person':
    case 'half-signed-in':
      return nothing
  }
}
