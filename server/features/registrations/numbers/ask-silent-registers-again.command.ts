import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { findNumberCheck, silentChecks } from './number-checks.repository.ts'
import { numberCheckAsked } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { lockRegistration } from '../registrations.repository.ts'

/** Minutes during which the job itself keeps asking, at least once a minute; after that the questions are put again from here. */
export const patientMinutes = 15
const atMost = 200

/** Puts the questions again that registers left open for longer than the job kept asking. Answers how many. */
export async function askSilentRegistersAgain(house: House, actor: Actor): Promise<number> {
  demand(maySystemTend(actor))
  const before = new Date(house.clock.now().getTime() - patientMinutes * 60_000)
  const silent = await silentChecks(house.db, everything, before, atMost)
  for (const { checkId, registrationId } of silent) {
    await house.transaction(actor, async (tx) => {
      const row = await lockRegistration(tx, everything, registrationId)
      const check = await findNumberCheck(tx, everything, checkId)
      if (!row || (check?.state !== 'asked' && check?.state !== 'unavailable')) return
      await recordEvent(
        tx,
        numberCheckAsked.of({ subjectId: registrationId, version: row.version, payload: { checkId, kind: check.kind } }),
      )
    })
  }
  return silent.length
}
