import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything } from '../scope.ts'
import { findNumberCheck } from './number-checks.repository.ts'
import { maySystemTend } from './registrations.policy.ts'
import { findRegistration } from './registrations.repository.ts'
import { parseVatNumber } from './vat-number.rules.ts'

export type NumberQuestion = { kind: 'vies'; prefix: string; number: string } | { kind: 'kbo'; number: string }

/** What is still to be asked of a register; undefined when it was answered, settled by hand, or cannot be asked. */
export async function findNumberQuestion(house: House, actor: Actor, checkId: string): Promise<NumberQuestion | undefined> {
  demand(maySystemTend(actor))
  const check = await findNumberCheck(house.db, everything, checkId)
  if (!check || check.number === null || (check.state !== 'asked' && check.state !== 'unavailable')) return undefined
  if (check.kind === 'kbo') return { kind: 'kbo', number: check.number }
  const row = await findRegistration(house.db, everything, check.registrationId)
  if (check.kind !== 'vies' || !row) return undefined
  const read = parseVatNumber(row.country, check.number)
  // An older question may be of another country than the one named since: then its own prefix still says whom to ask.
  return { kind: 'vies', prefix: read.ok ? read.prefix : check.number.slice(0, 2), number: read.ok ? read.number : check.number.slice(2) }
}
