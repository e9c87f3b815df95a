import { hashToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount } from '../accounts.repository.ts'
import type { SteppedSession } from '../sign-in/advance-session.command.ts'
import { beginSession } from '../sign-in/begin-session.command.ts'
import { companiesDemandingApproval } from '../persons/companies-around.repository.ts'
import { resetApprovalWanted, resetLinkUsed } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'
import { linkVerdict, resetPurpose } from '../identity.rules.ts'
import { findIssue, findIssueByHash, useIssue } from '../credentials/issued-secrets.repository.ts'
import { resetMethod } from './password-reset.contract.ts'
import { insertResetApproval } from './reset-approvals.repository.ts'

/**
 * Uses a mailed link, once: begins a session that links a phone and chooses a password. Nothing of the account changes by
 * it; who stops half-way goes on signing in as before (Manual FR FAQ 8). Where a company of the person demands it, no session
 * begins: he waits until the desk has decided, and is mailed a fresh link then. Links of the desk itself need no second approval.
 */
export async function usePasswordReset(house: House, actor: Actor, { token }: { token: string }): Promise<SteppedSession | 'approval'> {
  demand(maySignIn(actor))
  const found = await findIssueByHash(house.db, resetPurpose, hashToken(token))
  if (!found?.accountId) throw notFound()
  const { accountId } = found
  return house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (account?.kind !== 'person' || account.blockedAt !== null) throw notFound()
    // Read again behind the lock: of two at once the second finds it used, and a newer link makes it void.
    const issue = await findIssue(tx, found.id)
    const now = house.clock.now()
    const verdict = issue ? linkVerdict(issue, now) : 'link-expired'
    if (verdict !== 'good') throw new HouseError(verdict)
    if ((await useIssue(tx, found.id, now)) === 0) throw new HouseError('link-used')
    await recordEvent(tx, resetLinkUsed.of({ subjectId: account.id, version: account.version, payload: { issueId: found.id } }))
    const asked = issue?.resetRequestId != null
    if (asked && account.personId !== null && (await companiesDemandingApproval(tx, account.personId)).length > 0) {
      const waiting = await insertResetApproval(tx, account.id, now)
      if (waiting) {
        const payload = { approvalId: waiting.id }
        await recordEvent(tx, resetApprovalWanted.of({ subjectId: account.id, version: account.version, payload }))
      }
      return 'approval'
    }
    return beginSession(house, actor, { account, authMethod: resetMethod }, tx)
  })
}
