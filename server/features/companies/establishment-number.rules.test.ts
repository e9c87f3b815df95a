import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyCheckDigits } from './enterprise-number.rules.ts'
import { formatEstablishmentNumber, parseEstablishmentNumber } from './establishment-number.rules.ts'

const unit = fc.integer({ min: 20_000_000, max: 89_999_999 }).map((front) => String(front) + companyCheckDigits(String(front)))

describe('parseEstablishmentNumber', () => {
  it.each(['2.000.000.339', '2.000.000.438', '2.000.001.032', '2.000.002.022'])('reads %s', (text) => {
    expect(parseEstablishmentNumber(text)).toEqual({ ok: true, digits: text.replaceAll('.', ''), formatted: text })
  })

  it.each([
    ['2000000338', 'EU_CHECK_DIGIT'],
    ['1000439093', 'EU_FORMAT'],
    ['0403019261', 'EU_FORMAT'],
    ['9000006626', 'EU_FORMAT'],
    ['200000033', 'EU_FORMAT'],
    ['BE2000000339', 'EU_FORMAT'],
    ['', 'EU_FORMAT'],
    ['2'.repeat(1_000_000), 'EU_FORMAT'],
  ])('refuses %.20s with %s', (text, code) => {
    expect(parseEstablishmentNumber(text)).toEqual({ ok: false, code })
  })

  it('reads any spelling the same, and writes it N.NNN.NNN.NNN', () => {
    const between = fc.constantFrom('', '.', ' ', '-', '/', '\u202f')
    fc.assert(
      fc.property(unit, fc.array(between, { minLength: 10, maxLength: 10 }), (digits, gaps) => {
        const written = [...digits].map((digit, place) => digit + (gaps[place] ?? '')).join('')
        expect(parseEstablishmentNumber(written), written).toEqual({ ok: true, digits, formatted: formatEstablishmentNumber(digits) })
        expect(formatEstablishmentNumber(digits)).toMatch(/^\d\.\d{3}\.\d{3}\.\d{3}$/)
      }),
    )
  })

  it('refuses every number with one changed digit', () => {
    fc.assert(
      fc.property(unit, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
        const changed = digits.slice(0, place) + String((Number(digits[place]) + by) % 10) + digits.slice(place + 1)
        expect(parseEstablishmentNumber(changed).ok, changed).toBe(false)
      }),
    )
  })
})
