import { stdnum } from 'stdnum'

export type VatNumberFault = 'VAT_COUNTRY' | 'VAT_FORMAT' | 'VAT_CHECK_DIGIT'

export type ParsedVatNumber =
  | {
      ok: true
      country: string
      /** What stands in front of it, and what VIES calls the country: EL for Greece, XI for Northern Ireland. */
      prefix: string
      number: string
      formatted: string
    }
  | { ok: false; code: VatNumberFault }

type Scheme = {
  prefix: string
  /** Other prefixes people write; EL is written GR often enough. */
  alsoWritten?: readonly string[]
  /** Only the prefix tells it from the country's other numbers. */
  prefixNeeded?: true
  /** The number behind its prefix. */
  shape: RegExp
  /** Mends what is commonly left out, before the shape is looked at. */
  complete?: (bare: string) => string
  /** Check digits; a scheme without one has none that is public. */
  check?: (number: string) => boolean
  format?: (number: string) => string
}

/** Numbers of any country are shorter; what is longer is not looked at. */
const longestSpelling = 60

/**
 * Reads a VAT number of the country of the registered office, in any spelling, with or without its prefix. The read-only
 * box on the screen shows the prefix (Manual FR §2.1 fig. 4-5), so typing it again must not hurt. Greece is written EL,
 * Northern Ireland is country GB with prefix XI, Monaco has French numbers. Says nothing of whether the number was ever
 * given: that is VIES' word.
 */
export function parseVatNumber(country: string, text: string): ParsedVatNumber {
  const schemes = schemesOf(country)
  if (schemes.length === 0) return { ok: false, code: 'VAT_COUNTRY' }
  const bare = bareOf(text)
  let code: VatNumberFault = 'VAT_FORMAT'
  for (const scheme of schemes) {
    for (const number of readings(scheme, bare)) {
      if (!scheme.shape.test(number)) continue
      if (scheme.check === undefined || scheme.check(number)) return parsed(country, scheme, number)
      code = 'VAT_CHECK_DIGIT'
    }
  }
  return { ok: false, code }
}

/** Letters and digits that may stand behind the code of a country whose numbers we have no rules for. */
const looseShape = /^[A-Z0-9]{2,15}$/

/**
 * Reads the VAT number of a country of the table. An administrator may let a country be asked that we know no numbers of:
 * then anything that could be one is taken, and VIES or a person judges it.
 */
export function readVatNumber(country: string, text: string): ParsedVatNumber {
  if (hasVatNumbers(country) || !/^[A-Z]{2}$/.test(country)) return parseVatNumber(country, text)
  const bare = bareOf(text)
  const number = bare.startsWith(country) && looseShape.test(bare.slice(2)) ? bare.slice(2) : bare
  if (!looseShape.test(number)) return { ok: false, code: 'VAT_FORMAT' }
  return { ok: true, country, prefix: country, number, formatted: `${country} ${number}` }
}

/** What stands before a number of the country: `EL` in Greece, `FR` in Monaco, `CHE` in Switzerland. */
export function vatPrefixOf(country: string): string {
  return schemes.get(country)?.prefix ?? country
}

/** The same by VIES' own country code, as VIES itself is asked: `EL`, `XI`, and `FR` for Monaco too. */
export function parseViesNumber(prefix: string, text: string): ParsedVatNumber {
  if (prefix === 'EL') return parseVatNumber('GR', text)
  const bare = bareOf(text)
  if (prefix === 'XI') return parseVatNumber('GB', bare.startsWith('XI') ? bare : `XI${bare}`)
  return ['GR', 'MC', 'GB'].includes(prefix) ? { ok: false, code: 'VAT_COUNTRY' } : parseVatNumber(prefix, bare)
}

/** The countries whose numbers can be read here. In all others there is no number that could be checked. */
export function hasVatNumbers(country: string): boolean {
  return schemesOf(country).length > 0
}

/** Each possible reading: without the prefix, and, because a French number may itself begin with FR, with it. */
function* readings(scheme: Scheme, bare: string): Generator<string> {
  const complete = scheme.complete ?? ((number: string) => number)
  for (const prefix of [scheme.prefix, ...(scheme.alsoWritten ?? [])]) {
    if (bare.startsWith(prefix)) yield complete(bare.slice(prefix.length))
  }
  if (scheme.prefixNeeded !== true) yield complete(bare)
}

function parsed(country: string, scheme: Scheme, number: string): ParsedVatNumber {
  const formatted = scheme.format?.(number) ?? `${scheme.prefix} ${number}`
  return { ok: true, country, prefix: scheme.prefix, number, formatted }
}

function bareOf(text: string): string {
  if (text.length > longestSpelling) return ''
  return text
    .normalize('NFKC')
    .replace(/[\s./_\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
}

/** Our own name for a check of stdnum: its keys differ by country (FR: tva, not siren), and a wrong one must not pass. */
function by(country: string, key: string, prefix = ''): (number: string) => boolean {
  const validator = stdnum[country]?.[key]
  if (validator === undefined) throw new Error(`stdnum knows no ${country}.${key}`)
  return (number) => validator.validate(prefix + number).isValid
}

function schemesOf(country: string): readonly Scheme[] {
  const scheme = schemes.get(country)
  if (scheme === undefined) return []
  return country === 'GB' ? [scheme, northernIreland] : [scheme]
}

const british = /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/

/** Great Britain left VIES with the Union, Northern Ireland stayed in it with British numbers of its own prefix. */
const northernIreland: Scheme = { prefix: 'XI', prefixNeeded: true, shape: british, check: by('GB', 'vat') }

/** By ISO 3166-1 country. Shapes and checks of the national rules. */
const schemes: ReadonlyMap<string, Scheme> = new Map(
  Object.entries<Scheme>({
    AT: { prefix: 'AT', shape: /^U\d{8}$/, check: by('AT', 'uid'), complete: (n) => (/^\d{8}$/.test(n) ? `U${n}` : n) },
    BE: {
      prefix: 'BE',
      // stdnum takes an establishment unit (2-8) for an enterprise: the leading digit is looked at here.
      shape: /^(0[1-9]|1\d)\d{8}$/,
      check: by('BE', 'vat'),
      complete: (n) => (/^\d{9}$/.test(n) ? `0${n}` : n),
      format: (n) => `BE ${n.slice(0, 4)}.${n.slice(4, 7)}.${n.slice(7)}`,
    },
    BG: { prefix: 'BG', shape: /^\d{9,10}$/, check: by('BG', 'vat') },
    CY: { prefix: 'CY', shape: /^\d{8}[A-Z]$/, check: by('CY', 'vat') },
    CZ: { prefix: 'CZ', shape: /^\d{8,10}$/, check: by('CZ', 'dic') },
    DE: { prefix: 'DE', shape: /^[1-9]\d{8}$/, check: by('DE', 'vat') },
    DK: { prefix: 'DK', shape: /^\d{8}$/, check: by('DK', 'cvr') },
    EE: { prefix: 'EE', shape: /^10\d{7}$/, check: by('EE', 'kmkr') },
    ES: { prefix: 'ES', shape: /^[A-Z0-9]\d{7}[A-Z0-9]$/, check: by('ES', 'nif') },
    FI: { prefix: 'FI', shape: /^\d{8}$/, check: by('FI', 'alv') },
    FR: { prefix: 'FR', shape: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, check: by('FR', 'tva') },
    GR: {
      prefix: 'EL',
      alsoWritten: ['GR'],
      shape: /^\d{9}$/,
      check: by('GR', 'vat'),
      complete: (n) => (/^\d{8}$/.test(n) ? `0${n}` : n),
    },
    HR: { prefix: 'HR', shape: /^\d{11}$/, check: by('HR', 'oib') },
    HU: { prefix: 'HU', shape: /^\d{8}$/, check: by('HU', 'anum') },
    IE: { prefix: 'IE', shape: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/, check: by('IE', 'vat') },
    IT: { prefix: 'IT', shape: /^\d{11}$/, check: by('IT', 'iva') },
    LT: { prefix: 'LT', shape: /^(\d{9}|\d{12})$/, check: by('LT', 'pvm') },
    LU: { prefix: 'LU', shape: /^\d{8}$/, check: by('LU', 'tva') },
    LV: { prefix: 'LV', shape: /^\d{11}$/, check: by('LV', 'pvn') },
    MT: { prefix: 'MT', shape: /^[1-9]\d{7}$/, check: by('MT', 'vat') },
    NL: { prefix: 'NL', shape: /^\d{9}B\d{2}$/, check: by('NL', 'btw') },
    PL: { prefix: 'PL', shape: /^\d{10}$/, check: by('PL', 'nip') },
    PT: { prefix: 'PT', shape: /^\d{9}$/, check: by('PT', 'nif') },
    RO: { prefix: 'RO', shape: /^\d{2,10}$/, check: by('RO', 'cui') },
    SE: { prefix: 'SE', shape: /^\d{10}01$/, check: by('SE', 'vat') },
    SI: { prefix: 'SI', shape: /^[1-9]\d{7}$/, check: by('SI', 'ddv') },
    SK: { prefix: 'SK', shape: /^[1-9]\d[2346-9]\d{7}$/, check: by('SK', 'dph') },

    // Monaco is French territory for VAT: its numbers are French ones with three zeros where the SIREN begins.
    MC: { prefix: 'FR', alsoWritten: ['MC'], shape: /^[A-HJ-NP-Z0-9]{2}000\d{6}$/, check: by('FR', 'tva') },
    GB: { prefix: 'GB', shape: british, check: by('GB', 'vat') },

    // Not in VIES: read and checked here, believed by a person.
    CH: {
      prefix: 'CHE',
      shape: /^\d{9}$/,
      check: by('CH', 'uid', 'CHE'),
      complete: (n) => n.replace(/(MWST|TVA|IVA|TPV)$/, ''),
      format: (n) => `CHE-${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)}`,
    },
    NO: {
      prefix: 'NO',
      shape: /^\d{9}MVA$/,
      check: by('NO', 'mva'),
      complete: (n) => (/^\d{9}$/.test(n) ? `${n}MVA` : n),
    },
    IS: { prefix: 'IS', shape: /^\d{5,6}$/, check: by('IS', 'vsk') },
    LI: { prefix: 'LI', shape: /^\d{4,12}$/, check: by('LI', 'peid') },
    TR: { prefix: 'TR', shape: /^\d{10}$/, check: by('TR', 'vkn') },
    SM: { prefix: 'SM', shape: /^\d{1,5}$/, check: by('SM', 'coe') },
    AD: { prefix: 'AD', shape: /^[A-Z]\d{6}[A-Z]$/, check: by('AD', 'nrt') },
  }),
)
