import { hashToken } from '../../../platform/crypto/tokens.ts'
import type { House } from '../../../platform/house.ts'
import type { HalfSignedIn, Person, Staff } from '../../actor.ts'
import { endsAt, worthTouching } from '../identity.rules.ts'
import { findLivingSession, touchSession } from './sessions.repository.ts'

/**
 * Who holds a cookie's value; undefined when the session has ended by itself, by sign-out, by a block or by changed
 * rights. `extend`: this request counts as use (a person's own act, not a page's polling), noted once a minute.
 */
export async function findSession(
  house: House,
  token: string,
  { extend }: { extend: boolean },
): Promise<Staff | Person | HalfSignedIn | undefined> {
  const session = await findLivingSession(house.sql, hashToken(token))
  const now = house.clock.now()
  if (!session || endsAt(session) <= now) return undefined
  if (extend && worthTouching(session, now)) {
    await touchSession(house.db, session.id, now)
    session.lastSeenAt = now
  }
  const { accountId, id: sessionId, name, language, authMethod, roles, personId, companyId, next, kind } = session
  const known = { accountId, sessionId, name, language, authMethod, expiresAt: endsAt(session) }
  if (next !== 'done') return { kind: 'half-signed-in', next, ...known }
  if (kind === 'staff') return { kind: 'staff', roles, ...known }
  return personId === null || companyId === null ? undefined : { kind: 'person', personId, companyId, ...known }
}
