import { deriveToken } from '../../../platform/crypto/tokens.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { accountsOfAddress } from '../accounts.repository.ts'
import { unsealResetAddress } from '../identity-keys.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { linkVerdict, resetAnswerFor, resetPurpose, type ResetAnswer } from '../identity.rules.ts'
import { issuesOfResetRequest } from '../credentials/issued-secrets.repository.ts'
import { findResetRequest } from './reset-requests.repository.ts'

export type ResetLine = { name: string; username: string } & ({ answer: Exclude<ResetAnswer, 'link'> } | { answer: 'link'; token: string })
export type ResetFacts = { email: string; language: Language; lines: ResetLine[] }

/**
 * What the mail says that a request leads to, each link derived anew: a line for each account of the address. Undefined
 * where there is nothing to say, because nobody has the address or no link would work any more. For jobs only.
 */
export async function findResetFacts(house: House, actor: Actor, requestId: string): Promise<ResetFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const { keys } = house.config
  const request = await findResetRequest(house.db, requestId)
  if (!request) return undefined
  const email = unsealResetAddress(keys, requestId, request.address)
  const [accounts, issues] = await Promise.all([accountsOfAddress(house.db, email), issuesOfResetRequest(house.db, requestId)])
  const now = house.clock.now()
  const lines = accounts.flatMap((account): ResetLine[] => {
    const { displayName: name, username } = account
    const answer = resetAnswerFor(account)
    if (answer !== 'link') return [{ name, username, answer }]
    const issue = issues.find(({ accountId }) => accountId === account.id)
    if (!issue || linkVerdict(issue, now) !== 'good') return []
    return [{ name, username, answer, token: deriveToken(keys.credential, resetPurpose, issue.id, issue.keyId).token }]
  })
  const [first] = accounts
  return first && lines.length > 0 ? { email: first.email, language: first.language, lines } : undefined
}
