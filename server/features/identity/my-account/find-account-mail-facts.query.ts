import { deriveToken } from '../../../platform/crypto/tokens.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { emailChangePurpose } from './account.rules.ts'
import { findAccount } from '../accounts.repository.ts'
import { findEmailChange } from './email-changes.repository.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { linkVerdict } from '../identity.rules.ts'
import { findIssue } from '../credentials/issued-secrets.repository.ts'

export type AccountMailFacts = { name: string; email: string; language: Language; personId: string | null }

/** Whom a mail about an account goes to. For jobs only. */
export async function findAccountMailFacts(house: House, actor: Actor, accountId: string): Promise<AccountMailFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const account = await findAccount(house.db, accountId)
  if (!account) return undefined
  return { name: account.displayName, email: account.email, language: account.language, personId: account.personId }
}

export type EmailChangeFacts = Omit<AccountMailFacts, 'email'> & {
  /** The new address, and that of before. */
  email: string
  before: string
  /** What the link to the new address ends with; undefined once it would not work any more. */
  token: string | undefined
}

/** What the mails about another address say, the link's token derived anew. For jobs only. */
export async function findEmailChangeFacts(house: House, actor: Actor, issueId: string): Promise<EmailChangeFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const [issue, change] = await Promise.all([findIssue(house.db, issueId), findEmailChange(house.db, issueId)])
  const account = change && (await findAccountMailFacts(house, actor, change.accountId))
  if (!issue || !change || !account) return undefined
  const isGood = linkVerdict(issue, house.clock.now()) === 'good'
  const token = isGood ? deriveToken(house.config.keys.credential, emailChangePurpose, issueId, issue.keyId).token : undefined
  return { ...account, email: change.email, before: change.before, token }
}
