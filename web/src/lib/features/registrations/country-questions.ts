/**
 * Which questions a country is asked, so that the page need not show the others (Manual FR §2.1). It only decides what is
 * shown: what is right is judged by the server.
 */
const withVat = 'AT BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK MC IS LI NO TR SM AD GB CH'.split(' ')

const prefixes: Record<string, string> = { GR: 'EL', MC: 'FR', CH: 'CHE' }

/** What stands before the VAT number of a country and need not be typed. */
export function vatPrefix(country: string): string | undefined {
  return withVat.includes(country) ? (prefixes[country] ?? country) : undefined
}

/** Outside Europe a company is known by its Belgian enterprise number instead. */
export function asksVatNumber(country: string): boolean {
  return country === '' || withVat.includes(country)
}

/** Only the United Kingdom has a way without VAT number. */
export function mayBeWithoutVatNumber(country: string): boolean {
  return country === 'GB'
}

/** A VAT number as the agency writes it: `FR 40303265045`. */
export function writtenVatNumber(number: string): string {
  const prefix = /^(CHE|[A-Z]{2})/.exec(number)?.[0] ?? ''
  return prefix === '' ? number : `${prefix} ${number.slice(prefix.length)}`
}

/** An enterprise number as the agency writes it: `1000.439.093`. */
export function writtenEnterpriseNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')
}
