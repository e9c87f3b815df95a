import type { House } from '../../platform/house.ts'
import { vatPrefixOf } from '../registrations/draft/vat-number.rules.ts'
import type { CountryList, CountryQuestions, CountryRoute } from './countries.contract.ts'
import { mayBeWithoutVatNumber, questionsOf, routeOf } from './country-table.rules.ts'
import { findCountryTable } from './find-country-table.query.ts'

/** What a registration asks of each country today. Open to everybody: the form is. */
export async function listCountries(house: House): Promise<CountryList> {
  const table = await findCountryTable(house)
  const begun = table.rules.filter((rule) => rule.validFrom <= table.day)
  const countries = [...new Set(begun.map((rule) => rule.country))]
  const items = countries.map((country) => ({ country, ...questions(country, routeOf(table, country)) }))
  return { items, nextCursor: null, total: items.length, totalIsMore: false, elsewhere: questions('', 'enterprise-number') }
}

function questions(country: string, route: CountryRoute): CountryQuestions {
  const asked = questionsOf(route)
  return {
    route,
    vatPrefix: asked.vatNumber === 'not-asked' ? null : vatPrefixOf(country),
    ...asked,
    mayBeWithoutVatNumber: mayBeWithoutVatNumber(country, route),
  }
}
