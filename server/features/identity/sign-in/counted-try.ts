import { HouseError, type FieldFault } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { brakePauses, forgetTriesAfterMs, refusalOf, type Attempt } from '../identity.rules.ts'
import { countTry } from './sign-in-failures.repository.ts'

/** A try at a secret that may be looked at. */
export type CountedTry = {
  /** How many in a row, this one too. */
  number: number
  /** Whether the next one has to wait, if this one is wrong. */
  braked: boolean
  /** The answer if it is wrong. */
  refusal(fields?: FieldFault[]): HouseError
}

/** Counts a try before its secret is looked at; one that comes before its pause is over is refused here, whatever it holds. */
export async function countedTry(house: House, triesHash: Buffer): Promise<CountedTry> {
  const atFullSpeed = house.config.limits.wrongSecretsBeforeBrake
  const counting = { now: house.clock.now(), atFullSpeed, pauses: brakePauses, forgetAfterMs: forgetTriesAfterMs }
  const attempt = await countTry(house.sql, triesHash, counting)
  if (attempt.braked) throw refusalError(attempt, atFullSpeed)
  return {
    number: attempt.number,
    braked: refusalOf(attempt, atFullSpeed).code === 'too-many',
    refusal: (fields) => refusalError(attempt, atFullSpeed, fields),
  }
}

function refusalError(attempt: Attempt, atFullSpeed: number, fields?: FieldFault[]): HouseError {
  const refusal = refusalOf(attempt, atFullSpeed)
  const pause = 'retryAfterSeconds' in refusal ? { retryAfterSeconds: refusal.retryAfterSeconds } : {}
  return new HouseError(refusal.code, { ...pause, ...(fields && { fields }) })
}
