import type { Reader } from '#db/client.ts'
import type { FieldFault } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { Scope } from '../../scope.ts'
import { listNumberChecks } from '../numbers/number-checks.repository.ts'
import { factsThatCount, lockedPaths, registerFaults, unitNumbers } from '../numbers/register-facts.rules.ts'
import { listUnits, type UnitRow } from './registration-parts.repository.ts'
import type { changeRegistration, RegisterFacts } from '../registrations.contract.ts'

/** What the register holds of the number a file names, and the units it has filled in. */
export type RegisterLock = { facts: RegisterFacts; units: UnitRow[] }
type Input = Pick<InputOf<typeof changeRegistration>['body'], 'company' | 'establishmentUnits'>
type Units = NonNullable<Input['establishmentUnits']>

/** The lock of a file as it will be identified after the change; undefined where the register filled in nothing. */
export async function findRegisterLock(
  reader: Reader,
  scope: Scope,
  id: string,
  identified: { country: string; cbeNumber: string | null },
): Promise<RegisterLock | undefined> {
  if (identified.cbeNumber === null) return undefined
  const known = factsThatCount(identified, await listNumberChecks(reader, scope, id))
  return known && { facts: known.facts, units: await listUnits(reader, scope, id) }
}

/** What is wrong with the input when the register's fields are locked: its own values are right, whatever else we ask of them. */
export function faultsUnderLock(lock: RegisterLock | undefined, input: Input, faults: readonly FieldFault[]): FieldFault[] {
  if (!lock) return [...faults]
  const numbers = numbersOf(lock, input)
  const units = (input.establishmentUnits ?? []).map((unit, place) => ({ ...unit, number: numbers[place] }))
  const locked = new Set(lockedPaths(lock.facts, units))
  return [...faults.filter((fault) => !locked.has(fault.path)), ...registerFaults(lock.facts, lock.units, input)]
}

function numbersOf(lock: RegisterLock, { establishmentUnits }: Input): (string | undefined)[] {
  return unitNumbers(lock.facts, lock.units, establishmentUnits ?? [])
}

/** For each item, which of the register's units it is: its number, and the id it has been saved under. */
export function registeredUnits(lock: RegisterLock | undefined, items: Units): ({ number: string; id: string | undefined } | undefined)[] {
  if (!lock) return []
  const ids = new Map(lock.units.map((unit) => [unit.number, unit.id]))
  return numbersOf(lock, { establishmentUnits: items }).map((number) =>
    number === undefined ? undefined : { number, id: ids.get(number) },
  )
}
