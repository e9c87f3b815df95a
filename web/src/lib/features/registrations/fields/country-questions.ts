import type { CountryList, CountryQuestions } from '#server/features/countries/countries.contract.ts'

/**
 * Which questions a country is asked, so that the page need not show the others (Manual FR §2.1). The country table says
 * it; what is right is judged by the server.
 */
export function questionsFor(countries: CountryList, country: string): CountryQuestions {
  return countries.items.find((one) => one.country === country) ?? countries.elsewhere
}

export { writtenVatNumber } from '../number/written-numbers.ts'

/** An enterprise number as the agency writes it: `1000.439.093`. */
export function writtenEnterpriseNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')
}

/** The number of an establishment unit as the register writes it: `2.000.000.339`. */
export function writtenUnitNumber(number: string): string {
  return number.replace(/^(\d)(\d{3})(\d{3})(\d{3})$/, '$1.$2.$3.$4')
}
