import { describe, expect, test } from 'vitest'
import type { CountryList } from '#server/features/countries/countries.contract.ts'
import { otherCountryOf } from './other-country.ts'

const line = (country: string, vatPrefix: string | null) =>
  ({ country, vatPrefix, route: 'vies', vatNumber: 'required', mayBeWithoutVatNumber: false, cbeNumber: 'optional' }) as const
const countries = {
  items: [line('ES', 'ES'), line('MC', 'FR'), line('FR', 'FR'), line('GR', 'EL'), line('GB', 'GB'), line('CH', 'CHE')],
  elsewhere: { ...line('', null), route: 'enterprise-number', vatNumber: 'not-asked', cbeNumber: 'required' },
} as unknown as CountryList

describe('a VAT number of another country than was chosen', () => {
  test.each([
    ['FR40303265045', 'ES', 'FR'],
    ['fr 40 303 265 045', 'ES', 'FR'],
    ['EL 094 259 216', 'ES', 'GR'],
    ['GR094259216', 'FR', 'GR'],
    ['ESB58378431', 'FR', 'ES'],
    ['ESB58378431', 'ES', undefined],
    ['FR40303265045', 'MC', undefined],
    ['XI980780684', 'GB', undefined],
    // No country has this prefix; a French number may begin with any two letters.
    ['QX303265045', 'FR', undefined],
    ['B58378431', 'ES', undefined],
    ['FR40303265045', '', undefined],
    ['France', 'ES', undefined],
  ])('%s with %s chosen is offered %s', (text, chosen, offered) => {
    expect(otherCountryOf(text, chosen, countries)).toBe(offered)
  })
})
