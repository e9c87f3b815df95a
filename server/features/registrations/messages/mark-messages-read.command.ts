import { notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { showMessages } from './list-messages.query.ts'
import type { Conversation } from './registration-messages.contract.ts'
import { messagesRead } from './registration-messages.events.ts'
import { mayMarkRead, sideOf } from './registration-messages.policy.ts'
import { markReadRows } from './registration-messages.repository.ts'
import { otherSide } from './registration-messages.rules.ts'
import { scopeFor } from '../registrations.policy.ts'
import { lockRegistration } from '../registrations.repository.ts'

/** Notes that one side has seen what the other wrote, up to a message. What was seen already is no news. */
export async function markMessagesRead(house: House, actor: Actor, id: string, upTo: string): Promise<Conversation> {
  demand(mayMarkRead(actor, id))
  const scope = scopeFor(actor)
  const side = sideOf(actor)
  return house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row || (side === 'agency' && row.submittedAt === null)) throw notFound()
    const marked = await markReadRows(tx, scope, id, { side: otherSide(side), upTo, now: house.clock.now() })
    if (marked > 0) await recordEvent(tx, messagesRead.of({ subjectId: id, version: row.version, payload: { by: side } }))
    return showMessages(house, tx, actor, id)
  })
}
