import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { answerNumberCheck, findNumberCheck } from './number-checks.repository.ts'
import type { RegisterFacts } from '../registrations.contract.ts'
import { numberChecked } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { lockRegistration } from '../registrations.repository.ts'
import { takeOverFromRegister } from '../draft/take-over-from-register.ts'

/** What a register said, or that it was silent. `code` says why it was, `blocked` that somebody has to look. */
export type NumberAnswer = {
  state: 'valid' | 'invalid' | 'unavailable'
  code: string | null
  blocked: boolean
  name: string | null
  address: string | null
  consultationNumber: string | null
  raw: string | null
  /** Not asked for again: what the register said to another question of the day. */
  answeredBy?: { checkId: string; at: Date }
  /** What the company register holds of the enterprise; other registers tell no such thing. */
  facts?: RegisterFacts | null
}

/**
 * Notes the answer of a register. It does not raise the version, for no person acted. An answer that settled the question
 * stays: a repeated job, or a register that falls silent later, changes nothing. What the company register holds fills the
 * form and locks it ("only once", S26). `alsoIn` runs in the same transaction.
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
      const { state, code, blocked, name, address, consultationNumber, raw, answeredBy, facts = null } = answer
      const change = {
        state,
        lastCode: code,
        blocked,
        name,
        address,
        consultationNumber,
        raw,
        facts,
        answeredBy: answeredBy?.checkId ?? null,
        checkedAt: answeredBy?.at ?? house.clock.now(),
        attempts: check.attempts + (answeredBy ? 0 : 1),
      }
      const changed = await answerNumberCheck(tx, checkId, change)
      // Silence after silence is no news: the trail and the watchers hear of the first one and of what ends it.
      const isNews = check.state !== state || check.blocked !== blocked
      const changes = changed > 0 && facts !== null ? await takeOverFromRegister(tx, row) : []
      if (changed > 0 && isNews) {
        const payload = { checkId, kind: check.kind, state, code, blocked }
        await recordEvent(tx, numberChecked.of({ subjectId: row.id, version: row.version, payload, changes }))
      }
    }
    await alsoIn(tx)
  })
}
