import { hashPassword } from '../../../platform/crypto/passwords.ts'
import { conflict } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { ownFactorChanged } from './account.events.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { emailChangePurpose } from './account.rules.ts'
import { findAccount, updateAccount } from '../accounts.repository.ts'
import { resetPurpose } from '../identity.rules.ts'
import { voidIssuesOf } from '../credentials/issued-secrets.repository.ts'
import { lockProven, proveOwner } from './own-proof.ts'
import { endSessionsOf } from '../sessions/sessions.repository.ts'
import { refuseWeak } from '../sign-in/set-new-password.command.ts'

/**
 * The owner replaces his password. All other sessions end, and neither an address that was asked for nor a
 * mailed link counts any more: who changes a password because somebody else knows it is then alone in his account.
 */
export async function changeOwnPassword(house: House, actor: Actor, input: { current: string; password: string }): Promise<void> {
  demand(mayUseOwnAccount(actor))
  const { accountId, sessionId } = ownerOf(actor)
  if ((await findAccount(house.db, accountId))?.passwordHash === null) throw conflict('not-in-this-state')
  const proven = await proveOwner(house, actor, { password: input.current, path: 'current', freshSignInWillDo: false })
  await refuseWeak(house, proven, input.password)
  const passwordHash = await hashPassword(input.password)
  await house.transaction(actor, async (tx) => {
    const account = await lockProven(tx, proven)
    const now = house.clock.now()
    const version = account.version + 1
    await updateAccount(tx, account.id, { passwordHash, passwordIsTemporary: false, passwordExpiresAt: null, version })
    await endSessionsOf(tx, account.id, 'password-changed', now, sessionId)
    await voidIssuesOf(tx, account.id, emailChangePurpose, now)
    await voidIssuesOf(tx, account.id, resetPurpose, now)
    const payload = { what: 'password' } as const
    await recordEvent(tx, ownFactorChanged.of({ subjectId: account.id, version, payload, changes: ['password'] }))
  })
}
