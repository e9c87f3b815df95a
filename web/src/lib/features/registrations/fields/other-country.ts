import type { CountryList } from '#server/features/countries/countries.contract.ts'

/**
 * The country that a VAT number is of, where it begins with the prefix of another one than was chosen: `FR40303265045` with
 * Spain chosen. Two letters and a figure behind them; what could be the number itself is left alone.
 */
export function otherCountryOf(text: string, chosen: string, countries: CountryList): string | undefined {
  const [, prefix] = /^([A-Z]{2})[\s.-]?[A-Z]{0,2}\d(?:[\s.-]?[A-Z0-9]){6,}$/.exec(text.trim().toUpperCase()) ?? []
  if (prefix === undefined || chosen === '') return undefined
  const own = countries.items.find(({ country }) => country === chosen)?.vatPrefix ?? chosen
  if (prefix === own || prefix === chosen || (prefix === 'XI' && chosen === 'GB')) return undefined
  // Monaco has French numbers; France is far more often meant.
  const found = countries.items.filter(({ vatPrefix, country }) => (vatPrefix === prefix || country === prefix) && country !== chosen)
  return (found.find(({ country }) => country === prefix) ?? found[0])?.country
}
