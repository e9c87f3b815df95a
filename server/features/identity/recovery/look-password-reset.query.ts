import { hashToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { findAccount } from '../accounts.repository.ts'
import { linkVerdict, resetPurpose } from '../identity.rules.ts'
import { findIssueByHash } from '../credentials/issued-secrets.repository.ts'

/** Whether a mailed link is still good, and whose phone and password it sets; looking changes nothing, mail programs look too. */
export async function lookPasswordReset(house: House, { token }: { token: string }): Promise<{ name: string; username: string }> {
  const issue = await findIssueByHash(house.db, resetPurpose, hashToken(token))
  const account = issue?.accountId ? await findAccount(house.db, issue.accountId) : undefined
  if (!issue || account?.kind !== 'person' || account.blockedAt !== null) throw notFound()
  const verdict = linkVerdict(issue, house.clock.now())
  if (verdict !== 'good') throw new HouseError(verdict)
  return { name: account.displayName, username: account.username }
}
