/**
 * Postcodes by country, as the Universal Postal Union lists them, spaces and a leading country letter forgiven. A country
 * that is not here has none, or one that nobody can check: then any text, or nothing, is right.
 */
const patterns: Readonly<Record<string, RegExp>> = {
  AD: /^AD\d{3}$/,
  AT: /^\d{4}$/,
  BE: /^\d{4}$/,
  BG: /^\d{4}$/,
  CH: /^\d{4}$/,
  CY: /^\d{4}$/,
  CZ: /^\d{5}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  EE: /^\d{5}$/,
  ES: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/,
  FI: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/,
  GR: /^\d{5}$/,
  HR: /^\d{5}$/,
  HU: /^\d{4}$/,
  IE: /^[A-Z]\d[\dW][A-Z\d]{4}$/,
  IS: /^\d{3}$/,
  IT: /^\d{5}$/,
  LI: /^\d{4}$/,
  LT: /^\d{5}$/,
  // Written with the letter of its old country sign: L-1930.
  LU: /^L?\d{4}$/,
  LV: /^\d{4}$/,
  MC: /^980\d{2}$/,
  MT: /^[A-Z]{3}\d{4}$/,
  NL: /^\d{4}[A-Z]{2}$/,
  NO: /^\d{4}$/,
  PL: /^\d{5}$/,
  PT: /^\d{7}$/,
  RO: /^\d{6}$/,
  SE: /^\d{5}$/,
  SI: /^\d{4}$/,
  SK: /^\d{5}$/,
  SM: /^4789\d$/,
  TR: /^\d{5}$/,
  US: /^\d{5}(\d{4})?$/,
}

/** Undefined when the postcode is right; otherwise what is wrong with it. */
export function postcodeFault(country: string, postcode: string | null | undefined): 'postcode-required' | 'postcode-format' | undefined {
  const pattern = patterns[country]
  if (!pattern) return undefined
  if (!postcode) return 'postcode-required'
  const bare = postcode.toUpperCase().replace(/[\s-]/g, '')
  const withoutCountry = bare.startsWith(country) && country !== 'AD' ? bare.slice(country.length) : bare
  return pattern.test(bare) || pattern.test(withoutCountry) ? undefined : 'postcode-format'
}
