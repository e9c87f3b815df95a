import { HouseError } from '../../../platform/errors.ts'
import { allowed, refused, type Verdict } from '../../../platform/verdict.ts'
import type { Actor, Person, Staff } from '../../actor.ts'

/** Everybody who is wholly signed in looks after his own account, and after no other: no call here names one. */
export function mayUseOwnAccount(actor: Actor): Verdict {
  if (actor.kind === 'staff' || actor.kind === 'person') return allowed
  return actor.kind === 'half-signed-in' ? { allowed: false, because: 'step-required', next: actor.next } : refused('not-signed-in')
}

/** The account and session of who acts; the policy has refused who has none. */
export function ownerOf(actor: Actor): Staff | Person {
  if (actor.kind === 'staff' || actor.kind === 'person') return actor
  throw new HouseError('not-signed-in')
}

/** A mailed link is used by whoever holds it, signed in or not. */
export function mayUseMailedLink(actor: Actor): Verdict {
  return actor.kind === 'system' ? refused('not-allowed') : allowed
}
