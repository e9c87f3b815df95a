import type { Actor, HalfSignedIn, Person, Staff, System } from '../actor.ts'
import { HouseError } from '../../platform/errors.ts'
import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { SignInStep } from './identity.contract.ts'

/** Whoever has a session, with steps open or not. */
export type WithSession = Staff | Person | HalfSignedIn

export function hasSession(actor: Actor): actor is WithSession {
  return actor.kind === 'staff' || actor.kind === 'person' || actor.kind === 'half-signed-in'
}

/** The session an act is done with; the gate or the policy has refused who has none. */
export function sessionOf(actor: Actor): WithSession {
  if (hasSession(actor)) return actor
  throw new HouseError('not-signed-in')
}

/** Anyone may try to sign in; who has proven something already begins anew. */
export function maySignIn(actor: Actor): Verdict {
  return actor.kind === 'system' ? refused('not-allowed') : allowed
}

/** A step is taken when it is the next one and never otherwise: whoever jumps to another is told which is open. */
export function mayTakeStep(actor: Actor, step: SignInStep): Verdict {
  if (!hasSession(actor)) return refused('not-signed-in')
  const next = actor.kind === 'half-signed-in' ? actor.next : 'done'
  return next === step ? allowed : { allowed: false, because: 'step-required', next }
}

/** Whoever stands before the last step of signing in, or is through it and turns to another organisation. */
export function mayChooseProfile(actor: Actor): Verdict {
  if (actor.kind === 'person') return allowed
  return actor.kind === 'staff' ? refused('not-found') : mayTakeStep(actor, 'profile')
}

export function mayUseSession(actor: Actor): Verdict {
  return hasSession(actor) ? allowed : refused('not-signed-in')
}

/** Administrators look after staff accounts, and operators do from the command line. */
export function mayManageStaff(actor: Actor): Verdict {
  if (actor.kind === 'system') return allowed
  if (actor.kind !== 'staff') return refused('not-found')
  return actor.roles.includes('administrator') ? allowed : refused('not-allowed')
}

/** Nobody shuts himself out, or gives himself roles, by his own hand. */
export function mayChangeStaffAccount(actor: Actor, accountId: string): Verdict {
  const verdict = mayManageStaff(actor)
  if (!verdict.allowed) return verdict
  return actor.kind === 'staff' && actor.accountId === accountId ? refused('not-allowed') : allowed
}

/** Staff are restored by two administrators: the first proposes, and never for himself. */
export function mayProposeStaffReset(actor: Actor, accountId: string): Verdict {
  return actor.kind === 'system' ? refused('not-allowed') : mayChangeStaffAccount(actor, accountId)
}

/** The second confirms what another has proposed. */
export function mayConfirmStaffReset(actor: Actor, reset: { accountId: string; proposedBy: string }): Verdict {
  const verdict = mayProposeStaffReset(actor, reset.accountId)
  if (!verdict.allowed) return verdict
  return actor.kind === 'staff' && actor.accountId === reset.proposedBy ? refused('not-allowed') : allowed
}

/** An operator takes factors away alone, from the command line; an administrator only what another one proposed. */
export function mayResetStaff(actor: Actor, accountId: string, proposedBy: string | undefined): Verdict {
  if (actor.kind === 'system') return allowed
  const verdict = mayProposeStaffReset(actor, accountId)
  if (!verdict.allowed) return verdict
  return proposedBy === undefined ? refused('not-allowed') : mayConfirmStaffReset(actor, { accountId, proposedBy })
}

/** Where a company demands it, validators and administrators approve that one of its people sets his factors anew (S130). */
export function mayApproveResets(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-found')
  return actor.roles.includes('validator') || actor.roles.includes('administrator') ? allowed : refused('not-allowed')
}

/** Administrators are the support of who cannot help himself (S131). */
export function mayHelpAccounts(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-found')
  return actor.roles.includes('administrator') ? allowed : refused('not-allowed')
}

/** Persons are admitted with the company whose registration a validator approves. */
export function mayAdmitPerson(actor: Actor): Verdict {
  if (actor.kind === 'system') return allowed
  if (actor.kind !== 'staff') return refused('not-found')
  return actor.roles.includes('validator') ? allowed : refused('not-allowed')
}

/** Validators have credentials sent again, and only first ones: who has a password of his own helps himself. */
export function mayResendCredentials(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-found')
  return actor.roles.includes('validator') ? allowed : refused('not-allowed')
}

/** What registers answer, and the credentials that follow, are written by jobs alone. */
export function maySystemKeepIdentity(actor: Actor): Verdict {
  return isSystem(actor) ? allowed : refused('not-allowed')
}

function isSystem(actor: Actor): actor is System {
  return actor.kind === 'system'
}
