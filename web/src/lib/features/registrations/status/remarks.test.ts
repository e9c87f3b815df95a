import { expect, test } from 'vitest'
import { placeOfRemark } from './remarks.ts'

const registration = {
  id: 'r',
  establishmentUnits: [],
  legalRepresentatives: [{ id: 'one' }, { id: 'two' }] as Parameters<typeof placeOfRemark>[1]['legalRepresentatives'],
}
const place = (field: string | null) => placeOfRemark({ field }, registration)

test('a remark leads to its field, wherever its item stands now', () => {
  expect(place('company.address.number')).toBe('/register/r/office#f-company.address.number')
  expect(place('legalRepresentatives.two.email')).toBe('/register/r/representatives#f-legalRepresentatives.1.email')
  expect(place('legalRepresentatives.two.birthDate')).toBe('/register/r/representatives#f-legalRepresentatives.1.birthDate-day')
})

test('a remark about a whole, or about what is gone, leads to its page', () => {
  expect(place('legalRepresentatives.two')).toBe('/register/r/representatives')
  expect(place('legalRepresentatives.gone.email')).toBe('/register/r/representatives')
  expect(place('legalRepresentatives')).toBe('/register/r/representatives')
  expect(place(null)).toBe('/register/r/check')
})
