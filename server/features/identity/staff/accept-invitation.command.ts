import { hashPassword } from '../../../platform/crypto/passwords.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, invalidInput, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount, lockAccount, updateAccount } from '../accounts.repository.ts'
import type { SteppedSession } from '../sign-in/advance-session.command.ts'
import { beginSession } from '../sign-in/begin-session.command.ts'
import { invitationAccepted } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'
import { invitationPurpose, linkVerdict } from '../identity.rules.ts'
import { judgePassword } from '../sign-in/password-strength.ts'
import { findIssueByHash, useIssue } from '../credentials/issued-secrets.repository.ts'

/** Accepts an invitation with a password of one's own; the phone is linked next. The link works once. */
export async function acceptInvitation(house: House, actor: Actor, input: { token: string; password: string }): Promise<SteppedSession> {
  demand(maySignIn(actor))
  const issue = await findIssueByHash(house.db, invitationPurpose, hashToken(input.token))
  const invited = issue?.accountId ? await findAccount(house.db, issue.accountId) : undefined
  if (!issue || !invited || invited.blockedAt !== null) throw notFound()
  const verdict = linkVerdict(issue, house.clock.now())
  if (verdict !== 'good') throw new HouseError(verdict)
  const code = await judgePassword(input.password, [invited.username, invited.displayName, invited.email, 'FAMHP AFMPS FAGG'])
  if (code) throw invalidInput([{ path: 'password', code }])
  // Before any row is locked: hashing is slow on purpose.
  const passwordHash = await hashPassword(input.password)

  return house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, invited.id)
    if (!account || account.blockedAt !== null) throw notFound()
    const now = house.clock.now()
    if ((await useIssue(tx, issue.id, now)) === 0) throw new HouseError('link-used')
    const version = account.version + 1
    const changed = { passwordHash, passwordIsTemporary: false, passwordExpiresAt: null, version }
    await updateAccount(tx, account.id, changed)
    const payload = { issueId: issue.id }
    await recordEvent(tx, invitationAccepted.of({ subjectId: account.id, version, payload, changes: ['password'] }))
    return beginSession(house, actor, { account: { ...account, ...changed }, authMethod: 'invitation' }, tx)
  })
}
