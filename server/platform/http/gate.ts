import type { Actor } from '../../features/actor.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { Gate } from './endpoint.contract.ts'

/**
 * Whether this actor may knock at this door at all. A stranger at a staff or company door is told to sign in; who is
 * known but of the wrong kind is told there is nothing here; a registration is invisible to who does not hold its token:
 * at an applicants' door the path names it as `:id`.
 */
export function mayPass(gate: Gate, actor: Actor, params: unknown): Verdict {
  switch (gate) {
    case 'anyone':
      return allowed
    case 'session':
      return actor.kind === 'staff' || actor.kind === 'person' || actor.kind === 'half-signed-in' ? allowed : refused('not-signed-in')
    case 'applicant':
      return actor.kind === 'applicant' && opens(actor.registrationId, params) ? allowed : refused('not-found')
    case 'staff':
    case 'person':
      return mayPassSignedIn(gate, actor)
  }
}

function mayPassSignedIn(gate: 'staff' | 'person', actor: Actor): Verdict {
  switch (actor.kind) {
    case 'half-signed-in':
      return { allowed: false, because: 'step-required', next: actor.next }
    case 'staff':
    case 'person':
      return actor.kind === gate ? allowed : refused('not-found')
    case 'anonymous':
    case 'applicant':
    case 'system':
      return refused('not-signed-in')
  }
}

function opens(registrationId: string, params: unknown): boolean {
  if (typeof params !== 'object' || params === null || !('id' in params)) return true
  return typeof params.id === 'string' && params.id.toLowerCase() === registrationId
}
