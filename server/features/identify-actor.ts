import type { House } from '../platform/house.ts'
import type { Credentials } from '../platform/http/request-facts.ts'
import type { Actor } from './actor.ts'
import { findSession } from './identity/sessions/find-session.query.ts'
import { findApplicant } from './registrations/find-applicant.query.ts'

/**
 * Who shows these credentials. Precedence: `Authorization` (a registration's token), the session's cookie, the
 * registration's cookie. Who sends an `Authorization` means that one: when it opens nothing, no cookie stands in for it.
 */
export async function identifyActor(house: House, credentials: Credentials): Promise<Actor> {
  const { authorization, sessionToken, registrationToken, extend } = credentials
  if (authorization !== undefined) return (await findApplicant(house, authorization)) ?? { kind: 'anonymous' }
  const session = sessionToken === undefined ? undefined : await findSession(house, sessionToken, { extend })
  if (session) return session
  const applicant = registrationToken === undefined ? undefined : await findApplicant(house, registrationToken)
  return applicant ?? { kind: 'anonymous' }
}
