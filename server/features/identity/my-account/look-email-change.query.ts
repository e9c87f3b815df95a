import { hashToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { mayUseMailedLink } from './account.policy.ts'
import { emailChangePurpose } from './account.rules.ts'
import { findAccount } from '../accounts.repository.ts'
import { findEmailChange } from './email-changes.repository.ts'
import { linkVerdict } from '../identity.rules.ts'
import { findIssueByHash } from '../credentials/issued-secrets.repository.ts'

export type EmailChange = { issueId: string; accountId: string; email: string }

/** Whether a link that confirms an address is still good, and for which address; opening the page changes nothing. */
export async function lookEmailChange(house: House, actor: Actor, input: { token: string }): Promise<EmailChange> {
  demand(mayUseMailedLink(actor))
  const issue = await findIssueByHash(house.db, emailChangePurpose, hashToken(input.token))
  if (!issue) throw notFound()
  const [change, account] = await Promise.all([
    findEmailChange(house.db, issue.id),
    issue.accountId ? findAccount(house.db, issue.accountId) : undefined,
  ])
  const verdict = linkVerdict(issue, house.clock.now())
  if (verdict !== 'good') throw new HouseError(verdict)
  if (!change || !account || account.blockedAt !== null) throw notFound()
  return { issueId: issue.id, accountId: account.id, email: change.email }
}
