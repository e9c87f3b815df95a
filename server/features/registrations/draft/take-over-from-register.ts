import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { everything } from '../../scope.ts'
import { keepFacts, listNumberChecks } from '../numbers/number-checks.repository.ts'
import { factsThatCount, takeOver } from '../numbers/register-facts.rules.ts'
import { forgetUnitNumbers, listUnits, replaceUnits } from './registration-parts.repository.ts'
import { updateRegistration, type RegistrationRow } from '../registrations.repository.ts'
import { isEditable } from '../registrations.rules.ts'

/**
 * Fills a locked file with what the company register holds of its enterprise number, where that counts and the applicant
 * may still type: what was sent is not changed under a validator's eyes. Answers the names of what changed. The version
 * stays, for no person acted. `before`: the file as another number identified it; what was filled in for that one stays,
 * as the applicant's own.
 */
export async function takeOverFromRegister(tx: Transaction, row: RegistrationRow, before = row): Promise<string[]> {
  if (!isEditable(row.status)) return []
  if (before.cbeNumber !== row.cbeNumber) await forgetUnitNumbers(tx, everything, row.id)
  const [checks, units] = await Promise.all([listNumberChecks(tx, everything, row.id), listUnits(tx, everything, row.id)])
  const known = factsThatCount(row, checks)
  if (!known) return []
  const { commercialName, address, units: list, replaced } = takeOver(known.facts, { ...row, units })
  await updateRegistration(tx, everything, row.id, { commercialName, address })
  await replaceUnits(
    tx,
    row.id,
    list.map(({ id, ...unit }, place) => ({ id: id ?? newId(), registrationId: row.id, place, ...unit })),
  )
  // Asked again, the register says the same and replaces nothing: what it replaced the first time is still worth telling.
  const told = replaced ?? checks.find((check) => check.number === row.cbeNumber && check.facts?.replaced)?.facts?.replaced ?? null
  const answered = checks.find((check) => check.facts === known.facts)
  if (answered && told) await keepFacts(tx, everything, answered, { ...known.facts, replaced: told })
  return ['company', 'establishmentUnits']
}
