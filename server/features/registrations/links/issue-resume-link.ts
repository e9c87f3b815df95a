import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { deriveToken, hashToken } from '../../../platform/crypto/tokens.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { hoursAfter } from '../../identity/identity.rules.ts'
import { resumeHours } from '../draft/drafts.contract.ts'
import { dayMs, linkWish } from '../draft/drafts.rules.ts'
import { resumeLinkIssued } from '../registrations.events.ts'
import type { RegistrationRow } from '../registrations.repository.ts'
import { insertLink, linksSince, resumePurpose, voidOlderLinks } from './resume-links.repository.ts'

export type LinkAnswer = Exclude<ReturnType<typeof linkWish>, 'issue'>

/**
 * Issues a link for the contact of a locked registration, where that may be; a job derives it anew and mails it. Earlier
 * links stop working.
 */
export async function issueResumeLink(
  house: House,
  tx: Transaction,
  row: RegistrationRow,
  asked: 'inside' | 'outside',
): Promise<LinkAnswer> {
  const now = house.clock.now()
  const links = await linksSince(tx, row.id, new Date(now.getTime() - dayMs))
  const wish = linkWish(row, links, now)
  if (wish !== 'issue') return wish
  const issueId = newId()
  const { keyId, token } = deriveToken(house.config.keys.credential, resumePurpose, issueId)
  await insertLink(tx, {
    id: issueId,
    purpose: resumePurpose,
    registrationId: row.id,
    keyId,
    secretHash: hashToken(token),
    createdAt: now,
    expiresAt: hoursAfter(now, resumeHours),
  })
  await voidOlderLinks(tx, row.id, now, issueId)
  await recordEvent(tx, resumeLinkIssued.of({ subjectId: row.id, version: row.version, payload: { issueId, asked } }))
  return 'sent'
}
