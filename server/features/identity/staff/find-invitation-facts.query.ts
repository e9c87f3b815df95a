import { deriveToken } from '../../../platform/crypto/tokens.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount } from '../accounts.repository.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { invitationPurpose, linkVerdict } from '../identity.rules.ts'
import { findIssue } from '../credentials/issued-secrets.repository.ts'

export type InvitationFacts = { name: string; username: string; email: string; language: Language; token: string }

/** What the mail with an invitation says, its token derived anew; undefined when the link would not work any more. For jobs only. */
export async function findInvitationFacts(house: House, actor: Actor, issueId: string): Promise<InvitationFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const issue = await findIssue(house.db, issueId)
  const account = issue?.accountId ? await findAccount(house.db, issue.accountId) : undefined
  if (!issue || !account || linkVerdict(issue, house.clock.now()) !== 'good') return undefined
  const { token } = deriveToken(house.config.keys.credential, invitationPurpose, issueId, issue.keyId)
  return { name: account.displayName, username: account.username, email: account.email, language: account.language, token }
}
