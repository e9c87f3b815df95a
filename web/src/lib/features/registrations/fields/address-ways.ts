/** How a country writes its addresses; the rules of postcodes are the server's, this is only how they look. */
type Way = {
  /** A postcode as an example, and the way in which one is grouped. */
  postcode?: string
  group?: (bare: string) => string | undefined
  /** `12 High Street` instead of `High Street 12`. */
  numberFirst?: true
  /** The postcode stands behind the city. */
  postcodeLast?: true
}

const split = (pattern: RegExp, between: string) => (bare: string) => {
  const parts = pattern.exec(bare)?.slice(1)
  return parts?.filter(Boolean).join(between)
}
const threeTwo = split(/^(\d{3})(\d{2})$/, ' ')

const ways: Readonly<Record<string, Way>> = {
  AD: { postcode: 'AD500' },
  AT: { postcode: '1010' },
  AU: { numberFirst: true, postcodeLast: true },
  BE: { postcode: '1060' },
  BG: { postcode: '1000' },
  CA: { numberFirst: true, postcodeLast: true, group: split(/^([A-Z]\d[A-Z])(\d[A-Z]\d)$/, ' ') },
  CH: { postcode: '3003' },
  CY: { postcode: '1010' },
  CZ: { postcode: '110 00', group: threeTwo },
  DE: { postcode: '10115' },
  DK: { postcode: '1050' },
  EE: { postcode: '10111' },
  ES: { postcode: '08005' },
  FI: { postcode: '00100' },
  FR: { postcode: '75001', numberFirst: true },
  GB: { postcode: 'SW1A 1AA', group: split(/^([A-Z\d]{2,4})(\d[A-Z]{2})$/, ' '), numberFirst: true, postcodeLast: true },
  GR: { postcode: '105 63', group: threeTwo },
  HR: { postcode: '10000' },
  HU: { postcode: '1011' },
  IE: { postcode: 'D02 AF30', group: split(/^([A-Z]\d[\dW])([A-Z\d]{4})$/, ' '), numberFirst: true, postcodeLast: true },
  IS: { postcode: '101' },
  IT: { postcode: '00184' },
  LI: { postcode: '9490' },
  LT: { postcode: 'LT-01100', group: split(/^(LT)?(\d{5})$/, '-') },
  LU: { postcode: 'L-1930', group: split(/^(L)?(\d{4})$/, '-'), numberFirst: true },
  LV: { postcode: 'LV-1010', group: split(/^(LV)?(\d{4})$/, '-') },
  MC: { postcode: '98000', numberFirst: true },
  MT: { postcode: 'VLT 1117', group: split(/^([A-Z]{3})(\d{4})$/, ' '), numberFirst: true, postcodeLast: true },
  NL: { postcode: '1012 JS', group: split(/^(\d{4})([A-Z]{2})$/, ' ') },
  NO: { postcode: '0150' },
  NZ: { numberFirst: true, postcodeLast: true },
  PL: { postcode: '00-950', group: split(/^(\d{2})(\d{3})$/, '-') },
  PT: { postcode: '1100-148', group: split(/^(\d{4})(\d{3})$/, '-') },
  RO: { postcode: '010011' },
  SE: { postcode: '111 29', group: threeTwo },
  SI: { postcode: '1000' },
  SK: { postcode: '811 01', group: threeTwo },
  SM: { postcode: '47890' },
  TR: { postcode: '34330' },
  US: { postcode: '10001', group: split(/^(\d{5})(\d{4})?$/, '-'), numberFirst: true, postcodeLast: true },
}

/** An example of the country's postcodes; undefined where it has none that is asked. */
export const postcodeExample = (country: string): string | undefined => ways[country]?.postcode

/** A postcode in the country's own spelling: `sw1a1aa` is `SW1A 1AA`. What does not look like one stays as it was typed. */
export function tidyPostcode(text: string, country: string): string {
  const bare = text.toUpperCase().replace(/[\s.-]/g, '')
  if (!/^[A-Z\d]{3,12}$/.test(bare)) return text.trim()
  const way = ways[country]
  const own = way?.group?.(bare)
  if (own) return own
  const without = bare.startsWith(country) && country !== 'AD' ? bare.slice(country.length) : bare
  return way?.group?.(without) ?? (way?.postcode && /^\d{3,6}$/.test(without) ? without : text.trim().toUpperCase())
}

type Lines = {
  street: string
  number?: string | null | undefined
  box?: string | null | undefined
  postcode?: string | null | undefined
  city: string
  country: string
}

/** Street and place as the country's letters have them. */
export function addressLines({ street, number, box, postcode, city, country }: Lines): [string, string] {
  const way = ways[country]
  const first = way?.numberFirst ? [number, street, box] : [street, number, box]
  const second = way?.postcodeLast ? [city, postcode] : [postcode, city]
  return [first.filter(Boolean).join(' '), second.filter(Boolean).join(' ')]
}
