import { deriveToken, hashToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import type { AnswerOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { linkVerdict } from '../../identity/identity.rules.ts'
import { everything } from '../../scope.ts'
import type { lookResumeLink as contract } from '../draft/drafts.contract.ts'
import { maySeeOwn, maySystemTend } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'
import { isFinal } from '../registrations.rules.ts'
import { findLink, findLinkByHash } from './resume-links.repository.ts'

/** Whether a mailed link still opens something, and what; looking changes nothing, mail programs open links too. */
export async function lookResumeLink(house: House, actor: Actor, token: string): Promise<AnswerOf<typeof contract>> {
  const link = await findLinkByHash(house.db, hashToken(token))
  const row = link?.registrationId ? await findRegistration(house.db, everything, link.registrationId) : undefined
  if (!link || !row) throw notFound()
  const seen = { reference: row.reference, companyName: row.commercialName }
  // The same mail is opened again in the browser in which its link was used: there the request stands open.
  if (maySeeOwn(actor, row.id).allowed) return { ...seen, mine: true }
  const verdict = linkVerdict(link, house.clock.now())
  if (verdict !== 'good') throw new HouseError(verdict)
  if (isFinal(row.status)) throw new HouseError('link-expired')
  return { ...seen, mine: false }
}

/** The token of a link that has to be mailed, derived anew; undefined once it would not work any more. For jobs only. */
export async function findResumeToken(
  house: House,
  actor: Actor,
  issueId: string,
): Promise<{ token: string; expiresAt: Date } | undefined> {
  demand(maySystemTend(actor))
  const link = await findLink(house.db, issueId)
  if (!link || linkVerdict(link, house.clock.now()) !== 'good') return undefined
  const { token } = deriveToken(house.config.keys.credential, link.purpose, issueId, link.keyId)
  return { token, expiresAt: link.expiresAt }
}
