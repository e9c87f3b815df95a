import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasVatNumbers, parseVatNumber, parseViesNumber, readVatNumber, vatPrefixOf } from './vat-number.rules.ts'

/** One number per scheme that passes its national check. */
const samples: [country: string, written: string][] = [
  ['AT', 'ATU13585627'],
  ['BE', 'BE0403019261'],
  ['BG', 'BG175074752'],
  ['CY', 'CY10259033P'],
  ['CZ', 'CZ25123891'],
  ['DE', 'DE136695976'],
  ['DK', 'DK13585628'],
  ['EE', 'EE100931558'],
  ['GR', 'EL094259216'],
  ['ES', 'ESB58378431'],
  ['FI', 'FI20774740'],
  ['FR', 'FR40303265045'],
  ['HR', 'HR33392005961'],
  ['HU', 'HU12892312'],
  ['IE', 'IE6433435OA'],
  ['IE', 'IE8D79739I'],
  ['IT', 'IT00743110157'],
  ['LT', 'LT119511515'],
  ['LU', 'LU15027442'],
  ['LV', 'LV40003521600'],
  ['MT', 'MT11679112'],
  ['NL', 'NL004495445B01'],
  ['NL', 'NL000099998B57'],
  ['PL', 'PL8567346215'],
  ['PT', 'PT501964843'],
  ['RO', 'RO18547290'],
  ['SE', 'SE123456789701'],
  ['SI', 'SI50223054'],
  ['SK', 'SK2022749619'],
  ['GB', 'XI980780684'],
  ['GB', 'GB980780684'],
]

/** Outside VIES, with check digits of their own. */
const vectors: [country: string, written: string][] = [
  ...samples,
  ['CH', 'CHE116281710'],
  ['NO', 'NO995525828MVA'],
  ['TR', 'TR4540536920'],
  ['MC', 'FR53000004605'],
]

/** Where the national rule itself folds two remainders into one check digit, or has two checks: VIES tells the rest. */
const foldingRules: Readonly<Record<string, string>> = {
  BG: 'a second row of weights where the first leaves 10',
  CZ: 'remainders 0 and 10 both give 1',
  RO: 'remainders 0 and 10 both give 0',
  NL: 'the older check or the newer one, and the suffix is in neither of the older',
  GB: 'modulo 97, or the same less 55',
}

function wrongOnes(written: string): string[] {
  return [...written].flatMap((sign, place) =>
    /\d/.test(sign)
      ? Array.from({ length: 9 }, (_, by) => written.slice(0, place) + String((Number(sign) + by + 1) % 10) + written.slice(place + 1))
      : [],
  )
}

describe('parseVatNumber', () => {
  it.each(samples)('%s: reads %s with its prefix, without it, and however it is spaced', (country, written) => {
    const expected = { ok: true, country, prefix: written.slice(0, 2), number: written.slice(2) }
    expect(parseVatNumber(country, written)).toMatchObject(expected)
    expect(parseVatNumber(country, written.toLowerCase().split('').join(' '))).toMatchObject(expected)
    expect(parseVatNumber(country, `${written.slice(0, 2)}-${written.slice(2, 5)}.${written.slice(5)}`)).toMatchObject(expected)
    if (expected.prefix !== 'XI') expect(parseVatNumber(country, written.slice(2))).toMatchObject(expected)
  })

  it('reads any spelling the same: spaces, dots, dashes, slashes, small letters, with the prefix and without', () => {
    const gap = fc.constantFrom('', ' ', '.', '-', '/', '\u00a0', '–', '_')
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors),
        fc.array(gap, { minLength: 16, maxLength: 16 }),
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        fc.boolean(),
        ([country, written], gaps, small, bare) => {
          const prefix = written.startsWith('XI') ? 'XI' : vatPrefixOf(country)
          // A number of Northern Ireland is told by its prefix alone.
          const typed = bare && prefix !== 'XI' ? written.slice(prefix.length) : written
          const spelled = [...typed].map((sign, place) => (small[place] ? sign.toLowerCase() : sign) + (gaps[place] ?? '')).join('')
          expect(parseVatNumber(country, spelled), spelled).toMatchObject({ ok: true, prefix, number: written.slice(prefix.length) })
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it.each(vectors)('%s: refuses %s with any one digit wrong', (country, written) => {
    const slipped = wrongOnes(written).filter((changed) => parseVatNumber(country, changed).ok)
    if (!(country in foldingRules)) expect(slipped).toEqual([])
    else expect(slipped.length / wrongOnes(written).length).toBeLessThan(0.25)
  })

  it('reads Greek numbers written GR as EL', () => {
    expect(parseVatNumber('GR', 'GR094259216')).toMatchObject({ prefix: 'EL', number: '094259216' })
  })

  it('gives a number of Northern Ireland only to who writes XI', () => {
    expect(parseVatNumber('GB', '980780684')).toMatchObject({ ok: true, prefix: 'GB' })
    expect(parseVatNumber('GB', 'XI 980 7806 84')).toMatchObject({ ok: true, prefix: 'XI', number: '980780684' })
  })

  it('reads Monaco as French numbers with three zeros, and no other French number as Monaco', () => {
    expect(parseVatNumber('MC', '53 0000 04605')).toMatchObject({ ok: true, prefix: 'FR', number: '53000004605' })
    expect(parseVatNumber('MC', 'FR40303265045')).toEqual({ ok: false, code: 'VAT_FORMAT' })
  })

  it('takes no establishment unit for a Belgian enterprise', () => {
    expect(parseVatNumber('BE', 'BE2000000339')).toEqual({ ok: false, code: 'VAT_FORMAT' })
    expect(parseVatNumber('BE', '1000.439.093')).toMatchObject({ ok: true, formatted: 'BE 1000.439.093' })
    expect(parseVatNumber('BE', '403.019.261')).toMatchObject({ ok: true, number: '0403019261' })
  })

  it('refuses the number of another country', () => {
    expect(parseVatNumber('ES', 'DE136695976')).toEqual({ ok: false, code: 'VAT_FORMAT' })
    expect(parseVatNumber('FR', 'ESB58378431')).toEqual({ ok: false, code: 'VAT_FORMAT' })
  })

  it('tells a wrong check digit from a wrong shape', () => {
    expect(parseVatNumber('ES', 'B58378432')).toEqual({ ok: false, code: 'VAT_CHECK_DIGIT' })
    expect(parseVatNumber('ES', 'B5837843')).toEqual({ ok: false, code: 'VAT_FORMAT' })
  })

  it.each([
    ['CH', 'CHE-116.281.710 MWST', 'CHE-116.281.710'],
    ['CH', 'CHE116281710', 'CHE-116.281.710'],
    ['NO', '995 525 828', 'NO 995525828MVA'],
    ['NO', 'NO 995 525 828 MVA', 'NO 995525828MVA'],
    ['TR', '4540536920', 'TR 4540536920'],
    ['IS', 'IS 00621', 'IS 00621'],
    ['SM', 'SM 24165', 'SM 24165'],
    ['AD', 'D-059888-N', 'AD D059888N'],
    ['LI', '1234567', 'LI 1234567'],
  ])('%s, outside VIES: reads %s', (country, written, formatted) => {
    expect(parseVatNumber(country, written)).toMatchObject({ ok: true, formatted })
  })

  it('knows of no VAT number in the rest of the world, nor in a country that is not one', () => {
    for (const country of ['CU', 'US', 'XI', 'EL', '', '__proto__', 'constructor']) {
      expect(hasVatNumbers(country)).toBe(false)
      expect(parseVatNumber(country, 'ESB58378431')).toEqual({ ok: false, code: 'VAT_COUNTRY' })
    }
  })

  it('answers any text at all, and never with more than it was given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.string({ unit: 'binary', maxLength: 80 }), ([country], text) => {
        const parsed = parseVatNumber(country, text)
        if (parsed.ok) expect(parsed.number.length).toBeLessThanOrEqual(15)
      }),
    )
    expect(parseVatNumber('ES', '1'.repeat(1_000_000))).toEqual({ ok: false, code: 'VAT_FORMAT' })
  })

  it('refuses every Belgian and Luxembourgish number with one changed digit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<[string, string]>(['BE', '0403019261'], ['BE', '1000439093'], ['LU', '15027442']),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        ([country, number], place, by) => {
          if (place >= number.length) return
          const digit = (Number(number[place]) + by) % 10
          const changed = number.slice(0, place) + String(digit) + number.slice(place + 1)
          expect(parseVatNumber(country, changed).ok, changed).toBe(false)
        },
      ),
    )
  })
})

describe('readVatNumber', () => {
  it('takes what could be a number where the country’s own rules are not known, and keeps its code before it', () => {
    const number = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'), minLength: 2, maxLength: 15 })
    fc.assert(
      fc.property(number, (bare) => {
        fc.pre(!bare.startsWith('XK'))
        for (const written of [bare, `XK${bare}`, `xk ${bare.toLowerCase()}`]) {
          expect(readVatNumber('XK', written)).toMatchObject({ ok: true, prefix: 'XK', number: bare })
        }
      }),
    )
    for (const bad of ['', '1', 'A'.repeat(16), '12+4', 'Ж12']) expect(readVatNumber('XK', bad)).toEqual({ ok: false, code: 'VAT_FORMAT' })
  })

  it('is as strict as ever where they are known', () => {
    expect(readVatNumber('ES', 'B58378432')).toEqual({ ok: false, code: 'VAT_CHECK_DIGIT' })
  })
})

describe('parseViesNumber', () => {
  it('takes the country as VIES writes it', () => {
    expect(parseViesNumber('EL', '094259216')).toMatchObject({ ok: true, country: 'GR', prefix: 'EL' })
    expect(parseViesNumber('XI', '980780684')).toMatchObject({ ok: true, country: 'GB', prefix: 'XI' })
    expect(parseViesNumber('FR', '53000004605')).toMatchObject({ ok: true, prefix: 'FR' })
  })

  it('knows no country VIES does not have', () => {
    for (const prefix of ['GR', 'GB', 'MC', 'US']) {
      expect(parseViesNumber(prefix, '980780684')).toEqual({ ok: false, code: 'VAT_COUNTRY' })
    }
  })
})
