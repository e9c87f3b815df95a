import { describe, expect, test } from 'vitest'
import { addressLines, postcodeExample, tidyPostcode } from './address-ways.ts'

describe('a postcode', () => {
  test.each([
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['GB', 'm1 1ae', 'M1 1AE'],
    ['IE', 'd02-af30', 'D02 AF30'],
    ['NL', '1012js', '1012 JS'],
    ['NL', 'NL-1012 JS', '1012 JS'],
    ['GR', '10563', '105 63'],
    ['PL', '00950', '00-950'],
    ['PT', '1100148', '1100-148'],
    ['LU', 'l1930', 'L-1930'],
    ['LV', '1010', '1010'],
    ['ES', 'E-08005', 'E-08005'],
    ['ES', 'ES 08005', '08005'],
    ['DE', ' 10 115 ', '10115'],
    ['CA', 'k1a0b1', 'K1A 0B1'],
    ['US', '100011234', '10001-1234'],
    ['AD', 'ad500', 'AD500'],
    ['ZZ', 'ab 12', 'AB 12'],
    ['FR', '?', '?'],
    ['FR', '', ''],
  ])('of %s typed as %j is shown as %s', (country, typed, shown) => {
    expect(tidyPostcode(typed, country)).toBe(shown)
    expect(tidyPostcode(shown, country)).toBe(shown)
  })

  test('of the example is written as the example', () => {
    for (const country of ['GB', 'NL', 'GR', 'PT', 'LT', 'SE', 'MT', 'US', 'AD', 'ES']) {
      const example = postcodeExample(country) ?? ''
      expect(tidyPostcode(example, country)).toBe(example)
      expect(tidyPostcode(example.toLowerCase().replace(/[ -]/g, ''), country)).toBe(example)
    }
    expect(postcodeExample('AE')).toBeUndefined()
  })
})

describe('an address on a letter', () => {
  const address = { street: 'Street', number: '12', box: null, postcode: 'P1', city: 'City' }
  test.each([
    ['ES', 'Street 12', 'P1 City'],
    ['FR', '12 Street', 'P1 City'],
    ['GB', '12 Street', 'City P1'],
    ['ZZ', 'Street 12', 'P1 City'],
  ])('in %s', (country, street, place) => {
    expect(addressLines({ ...address, country })).toEqual([street, place])
  })
})
