import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNiss, maskNiss, nissCheckDigits, parseNiss } from './niss.rules.ts'

const today = '2026-11-22'
const parse = (text: string) => parseNiss(text, today)

describe('parseNiss', () => {
  it.each([
    ['794802 082 10', 'bis', '1979-08-02', 'F'],
    ['524302 050 22', 'bis', '1952-03-02', 'F'],
    ['98.47.28-997.65', 'bis', '1998-07-28', 'M'],
    ['01 49 07 001 85', 'bis', '2001-09-07', 'M'],
    ['85.07.30-033.28', 'national', '1985-07-30', 'M'],
    ['17.07.30-033.84', 'national', '2017-07-30', 'M'],
    ['79280200148', 'bis', '1979-08-02', undefined],
    ['05480200121', 'bis', '2005-08-02', 'M'],
    ['40.00.00-955.79', 'national', undefined, 'M'],
  ])('reads %s as %s, born %s, sex %s', (text, kind, birthDate, sex) => {
    expect(parse(text)).toEqual({ ok: true, digits: text.replace(/\D/g, ''), kind, birthDate, sex })
  })

  it.each([
    ['79480208211', 'NISS_CHECK_DIGIT'],
    ['7948020821', 'NISS_FORMAT'],
    ['794802082100', 'NISS_FORMAT'],
    ['79480208z10', 'NISS_FORMAT'],
    ['', 'NISS_FORMAT'],
    ['7'.repeat(1_000_000), 'NISS_FORMAT'],
    [withCheck('791302082'), 'NISS_MONTH'],
    [withCheck('793302082'), 'NISS_MONTH'],
    [withCheck('795302082'), 'NISS_MONTH'],
    [withCheck('794232082'), 'NISS_DATE'],
    [withCheck('790230082'), 'NISS_DATE'],
    [withCheck('794802000'), 'NISS_SEQ'],
    [withCheck('794802999'), 'NISS_SEQ'],
    [withCheck('261123082', 2000), 'NISS_FUTURE'],
    [withCheck('270000082', 2000), 'NISS_FUTURE'],
  ])('refuses %.20s with %s', (text, code) => {
    expect(parse(text)).toEqual({ ok: false, code })
  })

  it('takes someone born today, and 29 February in a leap year only', () => {
    expect(parse(withCheck('261122082', 2000))).toMatchObject({ ok: true, birthDate: '2026-11-22' })
    expect(parse(withCheck('000229082', 2000))).toMatchObject({ ok: true, birthDate: '2000-02-29' })
    expect(parse(withCheck('000229082', 1900))).toEqual({ ok: false, code: 'NISS_DATE' })
  })

  it('reads hard spaces, long dashes and full-width digits as a person pastes them', () => {
    expect(parse('79.48.02–082.10')).toMatchObject({ ok: true, digits: '79480208210' })
    expect(parse('７９４８０２\u00a0０８２\u202f１０')).toMatchObject({ ok: true, digits: '79480208210' })
  })

  it('reads back every number whose check digits were made for its century', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-21'), noInvalidDate: true }),
        fc.constantFrom(0, 20, 40),
        fc.integer({ min: 1, max: 998 }),
        (born, shift, counter) => {
          const birthDate = born.toISOString().slice(0, 10)
          const [year = '', month = '', day = ''] = birthDate.split('-')
          const shifted = String(Number(month) + shift).padStart(2, '0')
          const nine = `${year.slice(2)}${shifted}${day}${String(counter).padStart(3, '0')}`
          const parsed = parse(withCheck(nine, year < '2000' ? 1900 : 2000))
          expect(parsed).toMatchObject({ ok: true, birthDate, kind: shift === 0 ? 'national' : 'bis' })
        },
      ),
    )
  })

  it('reads any spelling the same: spaces, dots, dashes, slashes', () => {
    const gap = fc.constantFrom('', ' ', '.', '-', '/', '\u00a0', '–')
    const known = fc.constantFrom('79480208210', '52430205022', '98472899765', '85073003328', '17073003384', '79280200148')
    fc.assert(
      fc.property(known, fc.array(gap, { minLength: 11, maxLength: 11 }), (digits, gaps) => {
        const written = [...digits].map((digit, place) => digit + (gaps[place] ?? '')).join('')
        expect(parse(written), written).toMatchObject({ ok: true, digits })
      }),
    )
  })

  it('never takes a number with one changed digit for one of the same century', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 998 }),
        (place, by, counter) => {
          const digits = withCheck(`790802${String(counter).padStart(3, '0')}`)
          const changed = digits.slice(0, place) + String((Number(digits[place]) + by) % 10) + digits.slice(place + 1)
          const parsed = parse(changed)
          if (parsed.ok) expect(parsed.birthDate ?? '2').toMatch(/^2/)
        },
      ),
    )
  })
})

describe('how a NISS is shown', () => {
  it('is written as in the mails', () => expect(formatNiss('79480208210')).toBe('794802 082 10'))
  it('is masked but for its year and check digits', () => expect(maskNiss('79480208210')).toBe('79•••• ••• 10'))
})

function withCheck(firstNine: string, century: 1900 | 2000 = 1900): string {
  return firstNine + nissCheckDigits(firstNine, century)
}
