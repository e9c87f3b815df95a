import { deriveToken, hashToken } from '../../platform/crypto/tokens.ts'
import { HouseError, notFound } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { linkVerdict } from '../identity/identity.rules.ts'
import { everything } from '../scope.ts'
import { maySystemTend } from './registrations.policy.ts'
import { findRegistration } from './registrations.repository.ts'
import { isFinal } from './registrations.rules.ts'
import { findLink, findLinkByHash, resumePurpose } from './resume-links.repository.ts'

/** Whether a mailed link still opens something, and what; looking changes nothing, mail programs open links too. */
export async function lookResumeLink(house: House, token: string): Promise<{ reference: string; companyName: string | null }> {
  const link = await findLinkByHash(house.db, hashToken(token))
  const row = link?.registrationId ? await findRegistration(house.db, everything, link.registrationId) : undefined
  if (!link || !row) throw notFound()
  const verdict = linkVerdict(link, house.clock.now())
  if (verdict !== 'good') throw new HouseError(verdict)
  if (isFinal(row.status)) throw new HouseError('link-expired')
  return { reference: row.reference, companyName: row.commercialName }
}

/** The token of a link that has to be mailed, derived anew; undefined once it would not work any more. For jobs only. */
export async function findResumeToken(house: House, actor: Actor, issueId: string): Promise<string | undefined> {
  demand(maySystemTend(actor))
  const link = await findLink(house.db, issueId)
  if (!link || linkVerdict(link, house.clock.now()) !== 'good') return undefined
  return deriveToken(house.config.keys.credential, resumePurpose, issueId, link.keyId).token
}
