import type { NumberCheckKind, NumberCheckState, RegistrationStatus } from '../registrations.contract.ts'
import { isFinal } from '../registrations.rules.ts'

export type AnsweredCheck = {
  id: string
  concerns: string
  number: string | null
  kind: NumberCheckKind
  state: NumberCheckState
  checkedAt: Date | null
}
type File = { status: RegistrationStatus; submittedAt: Date | null }

const isSaid = ({ state }: AnsweredCheck) => state === 'valid' || state === 'confirmed' || state === 'invalid'
const isGood = ({ state }: AnsweredCheck) => state !== 'invalid'

/**
 * Whether an answer about a number is news to a contact who had gone on without one (Manual FR §2.1): it came after the
 * file was sent, and nothing that was known of this number said the same. While he types he sees it himself, and a number
 * that goes by hand was never promised an answer.
 */
export function isNumberNews({ status, submittedAt }: File, check: AnsweredCheck, all: readonly AnsweredCheck[]): boolean {
  if (submittedAt === null || isFinal(status)) return false
  if (check.kind !== 'vies' && check.kind !== 'kbo') return false
  if (!isSaid(check) || check.checkedAt === null || check.checkedAt <= submittedAt) return false
  return !all.some(
    (other) =>
      other.id !== check.id &&
      other.concerns === check.concerns &&
      other.number === check.number &&
      isSaid(other) &&
      isGood(other) === isGood(check),
  )
}
