import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything } from '../scope.ts'
import { answerNumberCheck, findNumberCheck } from './number-checks.repository.ts'
import { numberChecked } from './registrations.events.ts'
import { maySystemTend } from './registrations.policy.ts'
import { lockRegistration } from './registrations.repository.ts'

/** What a register said, or that it was silent. `code` says why it was, `blocked` that somebody has to look. */
export type NumberAnswer = {
  state: 'valid' | 'invalid' | 'unavailable'
  code: string | null
  blocked: boolean
  name: string | null
  address: string | null
  consultationNumber: string | null
  raw: string | null
}

/**
 * Notes the answer of a register. It does not raise the version, for no person acted. An answer that settled the question
 * stays: a repeated job, or a register that falls silent later, changes nothing. `alsoIn` runs in the same transaction.
 */
export async function recordNumberAnswer(
  house: House,
  actor: Actor,
  checkId: string,
  answer: NumberAnswer,
  alsoIn: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  demand(maySystemTend(actor))
  await house.transaction(actor, async (tx) => {
    const check = await findNumberCheck(tx, everything, checkId)
    const row = check && (await lockRegistration(tx, everything, check.registrationId))
    if (check && row) {
      const { state, code, blocked, name, address, consultationNumber, raw } = answer
      const change = {
        state,
        lastCode: code,
        blocked,
        name,
        address,
        consultationNumber,
        raw,
        checkedAt: house.clock.now(),
        attempts: check.attempts + 1,
      }
      const changed = await answerNumberCheck(tx, checkId, change)
      // Silence after silence is no news: the trail and the watchers hear of the first one and of what ends it.
      const isNews = check.state !== state || check.blocked !== blocked
      if (changed > 0 && isNews) {
        const payload = { checkId, kind: check.kind, state, code, blocked }
        await recordEvent(tx, numberChecked.of({ subjectId: row.id, version: row.version, payload }))
      }
    }
    await alsoIn(tx)
  })
}
