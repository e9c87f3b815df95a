import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyCheckDigits, parseEnterpriseNumber } from './enterprise-number.rules.ts'

describe('parseEnterpriseNumber', () => {
  it.each([
    ['1000.439.093', '1000.439.093'],
    ['1000416131', '1000.416.131'],
    ['0314.595.348', '0314.595.348'],
    ['0428.759.497', '0428.759.497'],
    ['1001686633', '1001.686.633'],
    ['1006023325', '1006.023.325'],
    ['1000003682', '1000.003.682'],
    ['BE0403019261', '0403.019.261'],
    ['TVA BE 0403.019.261', '0403.019.261'],
    ['be-0403 019 261', '0403.019.261'],
    ['(0)403.019.261', '0403.019.261'],
    ['403.019.261', '0403.019.261'],
    ['0403\u00a0019\u00a0261', '0403.019.261'],
  ])('reads %s as %s', (text, formatted) => {
    expect(parseEnterpriseNumber(text)).toEqual({ ok: true, digits: formatted.replaceAll('.', ''), formatted })
  })

  it.each([
    ['1000439094', 'CBE_CHECK_DIGIT'],
    ['2000000339', 'CBE_FORMAT'],
    ['9000006626', 'CBE_FORMAT'],
    ['0000000097', 'CBE_FORMAT'],
    ['FR0403019261', 'CBE_FORMAT'],
    ['04030192', 'CBE_FORMAT'],
    ['', 'CBE_FORMAT'],
    [' '.repeat(1_000_000), 'CBE_FORMAT'],
  ])('refuses %.20s with %s', (text, code) => {
    expect(parseEnterpriseNumber(text)).toEqual({ ok: false, code })
  })

  it('reads any spelling the same: dots, spaces, dashes, slashes, small letters, with prefix and without', () => {
    const between = fc.constantFrom('', '.', ' ', '-', '/', '\u00a0', '–')
    const prefix = fc.constantFrom('', 'BE', 'be ', 'BTW BE-', 'tva be', 'VAT BE ', 'KBO ', 'bce/')
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 19_999_999 }),
        prefix,
        fc.array(between, { minLength: 9, maxLength: 9 }),
        (front, before, gaps) => {
          const eight = String(front).padStart(8, '0')
          const digits = eight + companyCheckDigits(eight)
          const written = before + [...digits].map((digit, place) => digit + (gaps[place] ?? '')).join('')
          expect(parseEnterpriseNumber(written), written).toMatchObject({ ok: true, digits })
        },
      ),
    )
  })

  it('takes neither an establishment unit nor a branch, whatever its check digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000_000, max: 99_999_999 }), (front) => {
        const digits = String(front) + companyCheckDigits(String(front))
        for (const written of [digits, `BE${digits}`]) expect(parseEnterpriseNumber(written)).toEqual({ ok: false, code: 'CBE_FORMAT' })
      }),
    )
  })

  it('refuses every number with one changed digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 19_999_999 }), fc.nat(9), fc.integer({ min: 1, max: 9 }), (front, place, by) => {
        const eight = String(front).padStart(8, '0')
        const digits = eight + companyCheckDigits(eight)
        expect(parseEnterpriseNumber(digits).ok).toBe(true)
        const changed = digits.slice(0, place) + String((Number(digits[place]) + by) % 10) + digits.slice(place + 1)
        expect(parseEnterpriseNumber(changed).ok).toBe(false)
      }),
    )
  })
})
