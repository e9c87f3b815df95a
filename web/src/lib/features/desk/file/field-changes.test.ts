import { describe, expect, test } from 'vitest'
import { changesAt } from './field-changes.ts'

const changes = (...paths: string[]) => paths.map((path) => ({ path }))
const pathsAt = (path: string, ...all: string[]) => changesAt(path, changes(...all)).map((change) => change.path)

describe('a field of the file and what changed in it', () => {
  test('is found by its own path, with and without its group', () => {
    expect(pathsAt('vatNumber', 'identification.vatNumber', 'company.commercialName')).toEqual(['identification.vatNumber'])
    expect(pathsAt('company.address.number', 'company.address.street')).toEqual([])
  })
  test('a unit’s street is shown with its number and box, its city with the postcode', () => {
    expect(pathsAt('establishmentUnits.u.address.street', 'establishmentUnits.u.address.box')).toHaveLength(1)
    expect(
      pathsAt('establishmentUnits.u.address.city', 'establishmentUnits.u.address.postcode', 'establishmentUnits.v.address.city'),
    ).toHaveLength(1)
  })
  test('all fields of an item that is new are new', () => {
    expect(pathsAt('legalRepresentatives.p.email', 'legalRepresentatives.p')).toHaveLength(1)
    expect(pathsAt('legalRepresentatives.q.email', 'legalRepresentatives.p')).toEqual([])
  })
})
