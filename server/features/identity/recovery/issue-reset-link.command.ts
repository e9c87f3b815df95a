import { deriveToken, hashToken } from '../../../platform/crypto/tokens.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount } from '../accounts.repository.ts'
import type { Language } from '../identity.contract.ts'
import { resetLinkIssued } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { hoursAfter, linkVerdict, resetAnswerFor, resetPurpose, supportLinkHours } from '../identity.rules.ts'
import { findIssue, insertIssue, voidIssuesOf } from '../credentials/issued-secrets.repository.ts'

export type IssuedLink = { email: string; language: Language; name: string; username: string; personId: string | null; token: string }

/**
 * Makes the link that support wants mailed, derived from the id of the event that wanted it, so that a repeated job mails
 * the same one. Undefined where it would not work any more, or the account cannot be helped by one.
 */
export async function issueResetLink(
  house: House,
  actor: Actor,
  { accountId, issueId }: { accountId: string; issueId: string },
): Promise<IssuedLink | undefined> {
  demand(maySystemKeepIdentity(actor))
  const { credential } = house.config.keys
  return house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || resetAnswerFor(account) !== 'link') return undefined
    const now = house.clock.now()
    let issue = await findIssue(tx, issueId)
    if (!issue) {
      const { keyId, token } = deriveToken(credential, resetPurpose, issueId)
      const expiresAt = hoursAfter(now, supportLinkHours)
      await insertIssue(tx, {
        id: issueId,
        purpose: resetPurpose,
        accountId,
        keyId,
        secretHash: hashToken(token),
        createdAt: now,
        expiresAt,
      })
      await voidIssuesOf(tx, accountId, resetPurpose, now, issueId)
      await recordEvent(tx, resetLinkIssued.of({ subjectId: accountId, version: account.version, payload: { issueId } }))
      issue = await findIssue(tx, issueId)
    }
    if (!issue || linkVerdict(issue, now) !== 'good') return undefined
    const { email, language, displayName: name, username, personId } = account
    return { email, language, name, username, personId, token: deriveToken(credential, resetPurpose, issueId, issue.keyId).token }
  })
}
