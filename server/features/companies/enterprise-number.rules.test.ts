import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyCheckDigits, parseEnterpriseNumber, parseEstablishmentNumber } from './enterprise-number.rules.ts'

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

describe('parseEstablishmentNumber', () => {
  it.each(['2.000.000.339', '2.000.000.438', '2.000.001.032', '2.000.002.022'])('reads %s', (text) => {
    expect(parseEstablishmentNumber(text)).toEqual({ ok: true, digits: text.replaceAll('.', ''), formatted: text })
  })

  it.each([
    ['2000000338', 'EU_CHECK_DIGIT'],
    ['1000439093', 'EU_FORMAT'],
    ['9000006626', 'EU_FORMAT'],
    ['200000033', 'EU_FORMAT'],
  ])('refuses %s with %s', (text, code) => {
    expect(parseEstablishmentNumber(text)).toEqual({ ok: false, code })
  })
})
