import type { Language, SignInStep, StaffRole } from './identity/identity.contract.ts'

/** Nobody we know: a visitor. */
export type Anonymous = { kind: 'anonymous' }
/** Holder of a registration's token or cookie; it opens that registration and nothing else. */
export type Applicant = { kind: 'applicant'; registrationId: string; rightsVersion: number; expiresAt: Date }
/** Someone of the agency, fully signed in. */
export type Staff = {
  kind: 'staff'
  accountId: string
  sessionId: string
  name: string
  language: Language
  roles: readonly StaffRole[]
  authMethod: string
  expiresAt: Date
}
/** Someone of a company, fully signed in, in the profile he chose. */
export type Person = {
  kind: 'person'
  accountId: string
  personId: string
  /** The company whose profile he chose: he acts for it and for no other. */
  companyId: string
  sessionId: string
  name: string
  language: Language
  authMethod: string
  expiresAt: Date
}
/** A session with a step still open: it may do that step, look at itself, and sign out. */
export type HalfSignedIn = {
  kind: 'half-signed-in'
  accountId: string
  sessionId: string
  name: string
  language: Language
  next: Exclude<SignInStep, 'done'>
  authMethod: string
  expiresAt: Date
}
/** A job, a scheduled act or an operator's command line. */
export type System = { kind: 'system'; job: string }

export type Actor = Anonymous | Applicant | Staff | Person | HalfSignedIn | System

/** How an actor is written into the trail. */
export function actorInTrail(actor: Actor): { kind: string; id: string | null; authMethod: string | null } {
  switch (actor.kind) {
    case 'anonymous':
      return { kind: 'anonymous', id: null, authMethod: null }
    case 'applicant':
      return { kind: 'applicant', id: actor.registrationId, authMethod: 'registration-token' }
    case 'staff':
    case 'half-signed-in':
    case 'person':
      return { kind: actor.kind === 'staff' ? 'staff' : 'person', id: actor.accountId, authMethod: actor.authMethod }
    case 'system':
      return { kind: 'system', id: actor.job, authMethod: null }
  }
}
