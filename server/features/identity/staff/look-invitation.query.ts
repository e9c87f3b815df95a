import { hashToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { findAccount } from '../accounts.repository.ts'
import { invitationPurpose, linkVerdict } from '../identity.rules.ts'
import { findIssueByHash } from '../credentials/issued-secrets.repository.ts'

/** Whether a mailed link is still good, and for whom; opening the page changes nothing, mail programs open links too. */
export async function lookInvitation(house: House, input: { token: string }): Promise<{ name: string; username: string }> {
  const issue = await findIssueByHash(house.db, invitationPurpose, hashToken(input.token))
  const account = issue?.accountId ? await findAccount(house.db, issue.accountId) : undefined
  if (!issue || !account || account.blockedAt !== null) throw notFound()
  const verdict = linkVerdict(issue, house.clock.now())
  if (verdict !== 'good') throw new HouseError(verdict)
  return { name: account.displayName, username: account.username }
}
