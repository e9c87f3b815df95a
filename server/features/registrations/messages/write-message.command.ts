import { newId } from '#db/columns.ts'
import { conflict, notFound, tooMany } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { showMessages } from './list-messages.query.ts'
import type { Conversation } from './registration-messages.contract.ts'
import { messageSent } from './registration-messages.events.ts'
import { mayMarkRead, mayWrite, sideOf } from './registration-messages.policy.ts'
import { countSince, insertMessage, markReadRows } from './registration-messages.repository.ts'
import { messagesAnHour, otherSide } from './registration-messages.rules.ts'
import { mayActOnClaim, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { claimEnd, statusNow } from '../registrations.rules.ts'

const hourMs = 3_600_000

/**
 * One side writes to the other. Whoever answers has read what he answers. A message raises no version: it changes nothing
 * that anybody decides or types, and must not spoil a form that is open. At the desk it is an act, so it renews a claim.
 */
export async function writeMessage(house: House, actor: Actor, id: string, text: string): Promise<Conversation> {
  demand(mayMarkRead(actor, id))
  const scope = scopeFor(actor)
  const side = sideOf(actor)
  return house.transaction(actor, async (tx) => {
    const stored = await lockRegistration(tx, scope, id)
    if (!stored || (side === 'agency' && stored.submittedAt === null)) throw notFound()
    const now = house.clock.now()
    const row = statusNow(stored, now)
    const verdict = mayWrite(actor, row)
    if (!verdict.allowed) throw conflict('not-in-this-state', await showMessages(house, tx, actor, id))
    const lately = await countSince(tx, scope, id, side, new Date(now.getTime() - hourMs))
    if (lately >= messagesAnHour) throw tooMany(hourMs / 1000)

    const messageId = newId()
    const authorId = actor.kind === 'staff' ? actor.accountId : null
    await markReadRows(tx, scope, id, { side: otherSide(side), now })
    await insertMessage(tx, { id: messageId, registrationId: id, side, authorId, text, sentAt: now })
    if (mayActOnClaim(actor, row).allowed) await updateRegistration(tx, scope, id, { claimedUntil: claimEnd(now) })
    await recordEvent(tx, messageSent.of({ subjectId: id, version: row.version, payload: { messageId, from: side } }))
    return showMessages(house, tx, actor, id)
  })
}
