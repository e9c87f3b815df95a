import { companyFrom } from './believable.ts'
import { addressLines, type NumberEntry } from './number-book.ts'
import type { Trader } from './vies-wire.ts'

/** Countries whose administrations tell VIES that a number exists, and no more. */
const undisclosing: readonly string[] = ['DE', 'ES']

/** Name and address as VIES shows them: in capitals, the address in lines, `---` where the country does not disclose. */
export function traderOf(prefix: string, number: string, entry?: NumberEntry): Trader {
  const country = countryOf(prefix, number)
  const made = companyFrom(country, number)
  const tells = !undisclosing.includes(prefix)
  const address = entry?.address === undefined ? undefined : typeof entry.address === 'string' ? entry.address : addressLines(entry.address)
  return {
    name: entry?.name ?? (tells ? made.name.toUpperCase() : '---'),
    address: address ?? (tells ? addressLines(made.address).toUpperCase() : '---'),
  }
}

function countryOf(prefix: string, number: string): string {
  if (prefix === 'EL') return 'GR'
  if (prefix === 'XI') return 'GB'
  return prefix === 'FR' && number.slice(2, 5) === '000' ? 'MC' : prefix
}
