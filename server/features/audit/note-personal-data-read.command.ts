import { newId } from '#db/columns.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { personalDataRead } from './audit.events.ts'
import { mayBeNoted } from './audit.policy.ts'
import { firstReadingIn } from './readings.repository.ts'

const everyMs = 10 * 60_000

/**
 * Notes in the trail that someone of the agency opened a record with personal data: once per reader, record and ten minutes.
 * True when it was noted now.
 */
export async function notePersonalDataRead(house: House, actor: Actor, of: { type: string; id: string }): Promise<boolean> {
  demand(mayBeNoted(actor))
  if (actor.kind !== 'staff') return false
  const reader = actor.accountId
  const now = house.clock.now()
  return house.transaction(actor, async (tx) => {
    const isFirst = await firstReadingIn(tx, { readerId: reader, subjectType: of.type, subjectId: of.id, now, everyMs })
    if (isFirst) await recordEvent(tx, personalDataRead.of({ subjectId: newId(), version: 1, payload: { of } }))
    return isFirst
  })
}
