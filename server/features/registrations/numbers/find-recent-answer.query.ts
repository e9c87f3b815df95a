import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { findNumberCheck, validAnswerSince } from './number-checks.repository.ts'
import type { NumberAnswer } from './record-number-answer.command.ts'
import { maySystemTend } from '../registrations.policy.ts'

/** Hours for which VIES' yes stands: one number is asked once a day. A no is never kept, for who was unknown may register today. */
const answerLifeHours = 24

/** What VIES said of the number of this question within a day, as an answer to it; undefined where it has to be asked. */
export async function findRecentAnswer(house: House, actor: Actor, checkId: string): Promise<NumberAnswer | undefined> {
  demand(maySystemTend(actor))
  const check = await findNumberCheck(house.db, everything, checkId)
  if (check?.kind !== 'vies' || check.number === null) return undefined
  const since = new Date(house.clock.now().getTime() - answerLifeHours * 3_600_000)
  const found = await validAnswerSince(house.db, everything, { number: check.number, since })
  if (!found?.checkedAt) return undefined
  const { name, address, consultationNumber, raw } = found
  const answeredBy = { checkId: found.id, at: found.checkedAt }
  return { state: 'valid', code: null, blocked: false, name, address, consultationNumber, raw, answeredBy }
}
