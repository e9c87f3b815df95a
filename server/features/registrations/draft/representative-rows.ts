import { newId } from '#db/columns.ts'
import type { Config } from '../../../platform/config.ts'
import { blindIndex, seal, unseal } from '../../../platform/crypto/sealed.ts'
import { maskNiss } from '../../identity/persons/niss.rules.ts'
import type { ReadPerson, ReadRepresentative } from './people.rules.ts'
import type { NewRepresentative, RepresentativeRow } from './registration-parts.repository.ts'
import { representativeNissContext } from '../registrations.view.ts'

type Keys = Config['keys']

/** The saved numbers as they are shown, by the id of their item: given back so, they stay. */
export function masksOf(keys: Keys, rows: readonly RepresentativeRow[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(({ id, nissSealed }) =>
      nissSealed === null ? [] : [[id, maskNiss(unseal(keys.niss, representativeNissContext, nissSealed))] as const],
    ),
  )
}

/**
 * What was read as rows, items with an id of this registration keeping it. What the register has said about a number stays
 * as long as neither the number nor what it was compared with changes.
 */
export function representativeRows(
  keys: Keys,
  registrationId: string,
  people: readonly ReadRepresentative[],
  saved: readonly RepresentativeRow[],
): NewRepresentative[] {
  const known = new Map(saved.map((row) => [row.id, row]))
  return people.map(({ id, company, person }, place) => {
    const before = id === undefined ? undefined : known.get(id)
    if (before) known.delete(before.id)
    const { firstName, lastName, latinFirstName, latinLastName, sex, birthDate, birthCountry, email } = person
    const row = {
      id: before?.id ?? newId(),
      registrationId,
      place,
      kind: company ? ('company' as const) : ('person' as const),
      companyName: company?.name ?? null,
      companyCountry: company?.country ?? null,
      companyNumber: company?.number ?? null,
      ...{ firstName, lastName, latinFirstName, latinLastName, sex, birthOn: birthDate, birthCountry, email },
      ...numberColumns(keys, person.niss, before),
    }
    return { ...row, ...checkColumns(row, before) }
  })
}

function numberColumns(keys: Keys, niss: ReadPerson['niss'], before: RepresentativeRow | undefined) {
  if (niss === null) return { nissSealed: null, nissIndex: null }
  if (typeof niss !== 'string') return { nissSealed: before?.nissSealed ?? null, nissIndex: before?.nissIndex ?? null }
  return { nissSealed: seal(keys.niss, representativeNissContext, niss), nissIndex: blindIndex(keys.nissIndex, niss) }
}

const compared = ['firstName', 'lastName', 'latinFirstName', 'latinLastName', 'birthOn'] as const

function checkColumns(row: Pick<RepresentativeRow, (typeof compared)[number] | 'nissIndex'>, before: RepresentativeRow | undefined) {
  const isSame =
    before?.nissIndex && row.nissIndex && before.nissIndex.equals(row.nissIndex) && compared.every((field) => before[field] === row[field])
  if (!isSame) return { nissCheck: null, registeredFirstName: null, registeredLastName: null, registeredBirthOn: null }
  const { nissCheck, registeredFirstName, registeredLastName, registeredBirthOn } = before
  return { nissCheck, registeredFirstName, registeredLastName, registeredBirthOn }
}
