import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { transactionFacts } from '../../../platform/transaction-facts.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountRow } from '../accounts.repository.ts'
import type { SteppedSession } from './advance-session.command.ts'
import type { CsamMeans } from '../issuers/csam.contract.ts'
import { hasPhone } from '../factors.repository.ts'
import { signedIn, signedOut } from '../identity.events.ts'
import { hasSession, maySignIn } from '../identity.policy.ts'
import { exchangesFactors, factorsComplete, nextStep, sessionEnd } from '../identity.rules.ts'
import type { resetMethod } from '../recovery/password-reset.contract.ts'
import { endSession, insertSession } from '../sessions/sessions.repository.ts'

export type BeginSession = {
  account: AccountRow
  /** `agency`: the agency's issuer has seen both factors; `agency-alone`: one, and the code is asked for here. */
  authMethod: 'password' | 'invitation' | CsamMeans | 'agency' | 'agency-alone' | typeof resetMethod
}

/**
 * Begins a session for an account whose password, or mailed link, was just given, or who was proven by eID, itsme or the
 * agency's issuer: these are both factors at once, and no password is asked for, not even to replace a temporary one. A session the browser had before ends with it, and the
 * cookie is always a fresh one: a planted value is never raised to a signed-in one.
 */
export async function beginSession(house: House, actor: Actor, input: BeginSession, within: Transaction): Promise<SteppedSession> {
  const { account, authMethod } = input
  return house.transaction(
    actor,
    async (tx) => {
      demand(maySignIn(actor))
      const now = house.clock.now()
      if (hasSession(actor) && (await endSession(tx, actor.sessionId, 'replaced', now)) > 0) {
        const payload = { sessionId: actor.sessionId }
        await recordEvent(tx, signedOut.of({ subjectId: actor.accountId, version: 1, payload }))
      }
      const { kind, passwordIsTemporary } = account
      const isProven = authMethod === 'eid' || authMethod === 'itsme' || authMethod === 'agency'
      // Whose factors are set anew links a phone first, whatever he has: the mailed link has proven neither.
      const phoneLinked = !exchangesFactors(authMethod) && (await hasPhone(tx, account.id))
      const next = nextStep({ kind, phoneLinked, passwordIsTemporary: passwordIsTemporary && !isProven }, isProven)
      const expiresAt = sessionEnd(now, next)
      const token = randomToken()
      const { ip, browser } = transactionFacts(tx)
      const sessionId = newId()
      await insertSession(tx, {
        id: sessionId,
        tokenHash: hashToken(token),
        accountId: account.id,
        next,
        authMethod,
        rightsVersion: account.rightsVersion,
        ip,
        browser,
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
      })
      if (factorsComplete(next)) {
        await recordEvent(tx, signedIn.of({ subjectId: account.id, version: account.version, payload: { sessionId } }))
      }
      return { next, token, maxAgeSeconds: Math.round((expiresAt.getTime() - now.getTime()) / 1000) }
    },
    within,
  )
}
