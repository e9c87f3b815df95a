import { newId } from '#db/columns.ts'
import { deriveToken, hashToken } from '../../../platform/crypto/tokens.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { hoursAfter } from '../../identity/identity.rules.ts'
import { everything } from '../../scope.ts'
import { statusLinkDays } from '../draft/drafts.contract.ts'
import { statusLinkIssued } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { lockRegistration } from '../registrations.repository.ts'
import { isFinal } from '../registrations.rules.ts'
import { insertLink, statusPurpose } from './resume-links.repository.ts'

/**
 * Makes the link that a mail about a registration carries, so that its reader needs neither an account nor the browser he
 * began in. It works once, beside all others, and what it opened stays open there. Answers the id of its issue, from which
 * the token is derived where it is mailed; null where nothing is left to be followed.
 */
export async function issueStatusLink(house: House, actor: Actor, registrationId: string): Promise<string | null> {
  demand(maySystemTend(actor))
  return house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, everything, registrationId)
    if (!row || isFinal(row.status)) return null
    const now = house.clock.now()
    const id = newId()
    const { keyId, token } = deriveToken(house.config.keys.credential, statusPurpose, id)
    const expiresAt = hoursAfter(now, statusLinkDays * 24)
    await insertLink(tx, { id, purpose: statusPurpose, registrationId, keyId, secretHash: hashToken(token), createdAt: now, expiresAt })
    await recordEvent(tx, statusLinkIssued.of({ subjectId: registrationId, version: row.version, payload: { issueId: id } }))
    return id
  })
}
