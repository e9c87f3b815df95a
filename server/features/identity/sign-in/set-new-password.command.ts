import { hashPassword, passwordFits } from '../../../platform/crypto/passwords.ts'
import { HouseError, invalidInput } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount, lockAccount, updateAccount, type AccountRow } from '../accounts.repository.ts'
import { advanceSession, type SteppedSession } from './advance-session.command.ts'
import { companyNamesAround } from '../persons/companies-around.repository.ts'
import { exchangeFactors } from '../factors.repository.ts'
import { factorsExchanged, passwordChanged } from '../identity.events.ts'
import { mayTakeStep, sessionOf } from '../identity.policy.ts'
import { exchangesFactors, resetPurpose } from '../identity.rules.ts'
import { judgePassword } from './password-strength.ts'
import { useIssuesOf, voidIssuesOf } from '../credentials/issued-secrets.repository.ts'
import { endSessionsOf } from '../sessions/sessions.repository.ts'

/**
 * Replaces the temporary password by one of the person's own (Manual FR §4.1). Other sessions of the account end: what
 * was opened with the mailed password does not outlive it. The slow hash is made before the row is locked. Where both
 * factors are set anew this is the moment of the exchange: the earlier phones and codes go, and the waiting ones count.
 */
export async function setNewPassword(house: House, actor: Actor, input: { password: string }): Promise<SteppedSession> {
  demand(mayTakeStep(actor, 'new-password'))
  const { accountId, sessionId, authMethod } = sessionOf(actor)
  const before = await findAccount(house.db, accountId)
  if (!before) throw new HouseError('not-signed-in')
  await refuseWeak(house, before, input.password)
  const passwordHash = await hashPassword(input.password)

  return house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.blockedAt !== null || account.passwordHash !== before.passwordHash) throw new HouseError('not-signed-in')
    const now = house.clock.now()
    const version = account.version + 1
    const values = { passwordHash, passwordIsTemporary: false, passwordExpiresAt: null, version }
    await updateAccount(tx, account.id, values)
    await useIssuesOf(tx, account.id, 'temporary-password', now)
    const exchanges = exchangesFactors(authMethod)
    await endSessionsOf(tx, account.id, exchanges ? 'factors-reset' : 'password-changed', now, sessionId)
    if (exchanges) {
      await exchangeFactors(tx, account.id, sessionId)
      await voidIssuesOf(tx, account.id, resetPurpose, now)
    }
    const changed = { subjectId: account.id, version, payload: {} }
    await recordEvent(
      tx,
      exchanges
        ? factorsExchanged.of({ ...changed, changes: ['password', 'phone'] })
        : passwordChanged.of({ ...changed, changes: ['password'] }),
    )
    return advanceSession(house, actor, { step: 'new-password', account: { ...account, ...values }, authMethod }, tx)
  })
}

/** Refuses what is too short, too easy to guess, or the password of before. */
export async function refuseWeak(house: House, account: AccountRow, password: string): Promise<void> {
  const companies = account.personId === null ? [] : await companyNamesAround(house.db, account.personId)
  const code = await judgePassword(password, [account.username, account.displayName, account.email, ...companies])
  if (code) throw invalidInput([{ path: 'password', code }])
  if (await passwordFits(account.passwordHash, password)) throw invalidInput([{ path: 'password', code: 'password-as-before' }])
}
