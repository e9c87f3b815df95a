import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { AnswerOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { linkVerdict } from '../../identity/identity.rules.ts'
import { everything } from '../../scope.ts'
import type { useResumeLink as contract } from '../draft/drafts.contract.ts'
import { contactConfirmed, registrationResumed } from '../registrations.events.ts'
import { mayResume } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { isFinal } from '../registrations.rules.ts'
import { findLinkByHash, giveAccess, useLink } from './resume-links.repository.ts'
import { accessLifeMs } from '../draft/start-registration.command.ts'

/**
 * Opens a registration with a mailed link, once. Who holds it already keeps it: this browser gets a token of its own. That
 * the mail arrived also shows whose the contact's address is.
 */
export async function useResumeLink(house: House, actor: Actor, token: string): Promise<AnswerOf<typeof contract>> {
  demand(mayResume(actor))
  return house.transaction(actor, async (tx) => {
    const found = await findLinkByHash(tx, hashToken(token))
    const row = found?.registrationId ? await lockRegistration(tx, everything, found.registrationId) : undefined
    if (!found || !row) throw notFound()
    const now = house.clock.now()
    const verdict = linkVerdict(found, now)
    if (verdict !== 'good') throw new HouseError(verdict)
    if (isFinal(row.status)) throw new HouseError('link-expired')
    if ((await useLink(tx, found.id, now)) === 0) throw new HouseError('link-used')

    const accessToken = randomToken()
    const { id, reference, status, version } = row
    await giveAccess(tx, everything, { tokenHash: hashToken(accessToken), registrationId: id, createdAt: now })
    const isNewlyConfirmed = row.contactConfirmedAt === null
    await updateRegistration(tx, everything, id, {
      accessExpiresAt: new Date(now.getTime() + accessLifeMs),
      ...(isNewlyConfirmed && { contactConfirmedAt: now, contactCodeIssue: null }),
    })
    await recordEvent(tx, registrationResumed.of({ subjectId: id, version, payload: { issueId: found.id } }))
    // No version is raised: nothing that somebody types was changed, and no open page is to be spoiled by it.
    if (isNewlyConfirmed) await recordEvent(tx, contactConfirmed.of({ subjectId: id, version, payload: {} }))
    return { id, reference, status, accessToken }
  })
}
