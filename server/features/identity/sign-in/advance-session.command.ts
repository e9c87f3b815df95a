import type { Transaction } from '#db/client.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { HouseError } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountRow } from '../accounts.repository.ts'
import type { SignInStep } from '../identity.contract.ts'
import { signedIn } from '../identity.events.ts'
import { mayTakeStep, sessionOf } from '../identity.policy.ts'
import { factorsComplete, mustChoosePassword, nextStep, sessionEnd } from '../identity.rules.ts'
import { advanceSessionRow } from '../sessions/sessions.repository.ts'

/** Where a session stands after a step, and the value its cookie has from now on. */
export type SteppedSession = { next: SignInStep; token: string; maxAgeSeconds: number }

export type StepTaken = {
  step: 'otp' | 'otp-setup' | 'new-password'
  /** The account as it is after the step, locked by the caller. */
  account: Pick<AccountRow, 'id' | 'kind' | 'version' | 'passwordIsTemporary'>
  authMethod: string
}

/**
 * Moves the caller's session past a step that was just taken. The cookie gets a new value each time, so that a value
 * planted or seen before opens nothing more than it did.
 */
export async function advanceSession(house: House, actor: Actor, input: StepTaken, within: Transaction): Promise<SteppedSession> {
  const { account, step, authMethod } = input
  return house.transaction(
    actor,
    async (tx) => {
      demand(mayTakeStep(actor, step))
      const { sessionId } = sessionOf(actor)
      const now = house.clock.now()
      const passwordIsTemporary = mustChoosePassword({ authMethod, passwordIsTemporary: account.passwordIsTemporary, step })
      const next = nextStep({ kind: account.kind, phoneLinked: true, passwordIsTemporary }, true)
      const expiresAt = sessionEnd(now, next)
      const token = randomToken()
      const to = { next, tokenHash: hashToken(token), authMethod, expiresAt, lastSeenAt: now }
      const moved = await advanceSessionRow(tx, sessionId, step, to)
      // Ended, or taken further by a twin of this request, since the cookie was looked up.
      if (moved === 0) throw new HouseError('not-signed-in')
      if (factorsComplete(next)) {
        await recordEvent(tx, signedIn.of({ subjectId: account.id, version: account.version, payload: { sessionId } }))
      }
      return { next, token, maxAgeSeconds: Math.round((expiresAt.getTime() - now.getTime()) / 1000) }
    },
    within,
  )
}
