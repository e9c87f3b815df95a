import { derivePassword } from '../../../platform/crypto/tokens.ts'
import { hashPassword } from '../../../platform/crypto/passwords.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccountOfPerson, updateAccount } from '../accounts.repository.ts'
import { temporaryPasswordIssued } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { hoursAfter, temporaryPasswordHours } from '../identity.rules.ts'
import { findIssue, insertIssue, voidIssuesOf } from './issued-secrets.repository.ts'
import { endSessionsOf } from '../sessions/sessions.repository.ts'

export type IssuePassword = { personId: string; registrationId: string | null; issueId: string }
/** With the id and the key's id the sender derives the password again; it is nowhere else. */
export type IssuedPassword = { issued: true; issueId: string; keyId: string } | { issued: false; because: 'has-credentials' | 'superseded' }

/**
 * Gives a person's account its first password, to be changed at first login (Manual FR §4.1). It is derived from the id
 * of the issue, so a repeated job comes to the same one; only its hash is kept. Who has a password already keeps it.
 * A newer issue makes the one before void, and ends what was begun with it; a repeated job of the older then sends nothing.
 * The slow hash is made before any row is locked, so that many can be issued side by side.
 */
export async function issueTemporaryPassword(house: House, actor: Actor, input: IssuePassword): Promise<IssuedPassword> {
  demand(maySystemKeepIdentity(actor))
  const { personId, registrationId, issueId } = input
  const { keyId, password } = derivePassword(house.config.keys.credential, issueId)
  const passwordHash = await hashPassword(password)

  return house.transaction(actor, async (tx) => {
    const account = await lockAccountOfPerson(tx, personId)
    if (!account) throw notFound()
    if (account.passwordHash !== null && !account.passwordIsTemporary) return { issued: false, because: 'has-credentials' }
    const now = house.clock.now()
    const expiresAt = hoursAfter(now, temporaryPasswordHours)
    const issue = {
      id: issueId,
      purpose: 'temporary-password',
      accountId: account.id,
      registrationId,
      keyId,
      createdAt: now,
      expiresAt,
    } as const
    // A twin of this job may have issued it while this one was hashing: the same password, by the same key or another.
    if ((await insertIssue(tx, issue)) === 0) {
      const earlier = await findIssue(tx, issueId)
      if (earlier?.voidedAt) return { issued: false, because: 'superseded' }
      return { issued: true, issueId, keyId: earlier?.keyId ?? keyId }
    }
    if (account.passwordHash !== null) {
      await voidIssuesOf(tx, account.id, 'temporary-password', now, issueId)
      await endSessionsOf(tx, account.id, 'credentials-reissued', now)
    }
    const version = account.version + 1
    await updateAccount(tx, account.id, { passwordHash, passwordIsTemporary: true, passwordExpiresAt: expiresAt, version })
    await recordEvent(tx, temporaryPasswordIssued.of({ subjectId: account.id, version, payload: { issueId } }))
    return { issued: true, issueId, keyId }
  })
}
