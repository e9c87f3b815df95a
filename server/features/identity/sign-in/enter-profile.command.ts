import type { Transaction } from '#db/client.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { HouseError } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { SteppedSession } from './advance-session.command.ts'
import { profileChosen } from '../identity.events.ts'
import { mayChooseProfile, sessionOf } from '../identity.policy.ts'
import { sessionEnd } from '../identity.rules.ts'
import { advanceSessionRow, turnSession } from '../sessions/sessions.repository.ts'

/** What a browser holds after the choice: a fresh cookie after the last step, the one it had where one only turns to another. */
export type EnteredProfile = { next: 'done'; session?: SteppedSession }

/**
 * Lets the caller's session act for a company that he was found to have the profile of. The last step of signing in; who is
 * through it keeps his session, its end and its cookie, and what he watched live is asked again.
 */
export async function enterProfile(
  house: House,
  actor: Actor,
  { companyId }: { companyId: string },
  within: Transaction,
): Promise<EnteredProfile> {
  return house.transaction(
    actor,
    async (tx) => {
      demand(mayChooseProfile(actor))
      const { accountId, sessionId, authMethod } = sessionOf(actor)
      await recordEvent(tx, profileChosen.of({ subjectId: accountId, version: 1, companyId, payload: { sessionId } }))
      if (actor.kind === 'person') {
        if ((await turnSession(tx, sessionId, companyId)) === 0) throw new HouseError('not-signed-in')
        return { next: 'done' }
      }
      const now = house.clock.now()
      const expiresAt = sessionEnd(now, 'done')
      const token = randomToken()
      const to = { next: 'done', tokenHash: hashToken(token), authMethod, expiresAt, lastSeenAt: now, companyId } as const
      // Ended, or taken further by a twin of this request, since the cookie was looked up.
      if ((await advanceSessionRow(tx, sessionId, 'profile', to)) === 0) throw new HouseError('not-signed-in')
      return { next: 'done', session: { next: 'done', token, maxAgeSeconds: Math.round((expiresAt.getTime() - now.getTime()) / 1000) } }
    },
    within,
  )
}
