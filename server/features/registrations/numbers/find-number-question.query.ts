import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { Language } from '../../identity/identity.contract.ts'
import { everything } from '../../scope.ts'
import { findNumberCheck } from './number-checks.repository.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'
import { parseVatNumber } from '../draft/vat-number.rules.ts'

export type NumberQuestion = {
  askedAt: Date
  /** How often the register was asked already, without an answer. */
  attempts: number
} & ({ kind: 'vies'; prefix: string; number: string } | { kind: 'kbo'; number: string; language: Language })

/** What is still to be asked of a register; undefined when it was answered, settled by hand, or cannot be asked. */
export async function findNumberQuestion(house: House, actor: Actor, checkId: string): Promise<NumberQuestion | undefined> {
  demand(maySystemTend(actor))
  const check = await findNumberCheck(house.db, everything, checkId)
  if (!check || check.number === null || (check.state !== 'asked' && check.state !== 'unavailable')) return undefined
  const { askedAt, attempts } = check
  const row = await findRegistration(house.db, everything, check.registrationId)
  if (!row) return undefined
  // Registers write names in several languages; the one of the registration is taken.
  if (check.kind === 'kbo') return { kind: 'kbo', number: check.number, language: row.language, askedAt, attempts }
  if (check.kind !== 'vies') return undefined
  const read = parseVatNumber(row.country, check.number)
  // An older question may be of another country than the one named since: then its own prefix still says whom to ask.
  const { prefix, number } = read.ok ? read : { prefix: check.number.slice(0, 2), number: check.number.slice(2) }
  return { kind: 'vies', prefix, number, askedAt, attempts }
}
