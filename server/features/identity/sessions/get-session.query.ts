import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount } from '../accounts.repository.ts'
import { findProfile } from '../../profiles/find-profile.query.ts'
import type { SessionView } from '../identity.contract.ts'
import { mayUseSession, sessionOf } from '../identity.policy.ts'

/** Who is signed in and what is still to do; roles are told once all steps are done. */
export async function getSession(house: House, actor: Actor): Promise<SessionView> {
  demand(mayUseSession(actor))
  const session = sessionOf(actor)
  const account = await findAccount(house.db, session.accountId)
  const profile = session.kind === 'person' ? await findProfile(house.db, session) : undefined
  return {
    next: session.kind === 'half-signed-in' ? session.next : 'done',
    person: { id: account?.personId ?? session.accountId, name: session.name, language: session.language },
    organisation: profile ? { id: profile.id, name: profile.organisation } : null,
    roles: session.kind === 'staff' ? [...session.roles] : (profile?.roles ?? []),
    applications: [],
    expiresAt: session.expiresAt.toISOString(),
  }
}
