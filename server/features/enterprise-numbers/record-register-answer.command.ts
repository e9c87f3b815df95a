import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { alreadyExists } from './enterprise-numbers.contract.ts'
import { numberObtained, numberRequestRefused } from './enterprise-numbers.events.ts'
import { maySystemAnswer } from './enterprise-numbers.policy.ts'
import { lockRequest, updateRequest } from './enterprise-numbers.repository.ts'

export type AnswerOfRegister = { outcome: 'numbered'; cbeNumber: string; existed: boolean } | { outcome: 'refused'; code: string }

/**
 * Writes what the company register answered to a request that the desk accepted. The version stays, for no person acted;
 * the same answer again changes nothing. `alsoIn` runs in the same transaction.
 */
export async function recordRegisterAnswer(
  house: House,
  actor: Actor,
  id: string,
  answer: AnswerOfRegister,
  alsoIn: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  demand(maySystemAnswer(actor))
  await house.transaction(actor, async (tx) => {
    const row = await lockRequest(tx, id)
    if (row?.status === 'accepted') {
      const about = { subjectId: id, version: row.version }
      const finishedAt = house.clock.now()
      if (answer.outcome === 'numbered') {
        const { cbeNumber, existed } = answer
        await updateRequest(tx, id, { status: 'numbered', cbeNumber, lastCode: existed ? alreadyExists : null, finishedAt })
        await recordEvent(tx, numberObtained.of({ ...about, payload: { existed } }))
      } else {
        const { code } = answer
        await updateRequest(tx, id, { status: 'refused', lastCode: code, finishedAt })
        await recordEvent(tx, numberRequestRefused.of({ ...about, payload: { by: 'register', code } }))
      }
    }
    await alsoIn(tx)
  })
}
