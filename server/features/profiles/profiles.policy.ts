import type { Actor } from '../actor.ts'
import { HouseError } from '../../platform/errors.ts'
import { allowed, refused, type Verdict } from '../../platform/verdict.ts'

/** Whoever stands before the last step of signing in, or is through it and looks at his organisations again. */
export function mayUseProfiles(actor: Actor): Verdict {
  switch (actor.kind) {
    case 'person':
      return allowed
    case 'half-signed-in':
      return actor.next === 'profile' ? allowed : { allowed: false, because: 'step-required', next: actor.next }
    case 'staff':
      return refused('not-found')
    case 'anonymous':
    case 'applicant':
    case 'system':
      return refused('not-signed-in')
  }
}

/** Whose profiles; the policy has refused who has none. */
export function accountOf(actor: Actor): string {
  if (actor.kind === 'person' || actor.kind === 'half-signed-in') return actor.accountId
  throw new HouseError('not-signed-in')
}
