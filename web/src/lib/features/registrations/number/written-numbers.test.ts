import { describe, expect, test } from 'vitest'
import {
  isSameNumber,
  tidyEnterpriseNumber,
  tidyNiss,
  tidyTelephone,
  tidyVatNumber,
  withDigitsFor,
  writtenVatNumber,
} from './written-numbers.ts'

describe('a VAT number', () => {
  test.each([
    ['FR', '40303265045', '40 303 265 045'],
    ['FR', 'fr 40.303-265 045', '40 303 265 045'],
    ['FR', '  FR40303265045\n', '40 303 265 045'],
    ['ES', 'es-b58378431', 'B58378431'],
    ['ES', 'ESB58378431', 'B58378431'],
    ['EL', 'GR 094259216', '094 259 216'],
    ['EL', 'EL094259216', '094 259 216'],
    ['DE', 'DE136695976', '136 695 976'],
    ['IT', '00743110157', '007 431 101 57'],
    ['IE', '6433435oa', '6433435OA'],
    ['IE', '8D79739I', '8D79739I'],
    ['NL', 'NL004495445B01', '004495445B01'],
    ['AT', 'ATU13585627', 'U13585627'],
    ['GB', 'gb980780684', '980 7806 84'],
    ['GB', 'XI 980780684', 'XI 980 7806 84'],
    ['HU', '12892312', '1289 2312'],
    [undefined, 'FR40303265045', 'FR40303265045'],
  ])('of %s typed as %j is shown as %s', (prefix, typed, shown) => {
    expect(tidyVatNumber(typed, prefix)).toBe(shown)
    // Tidied again it stays, so leaving the field twice changes nothing.
    expect(tidyVatNumber(shown, prefix)).toBe(shown)
    expect(isSameNumber(shown, tidyVatNumber(typed, prefix))).toBe(true)
  })

  test.each(['', 'what is it?', 'Bon jour, le monde entier'])('that is none stays as typed: %j', (typed) => {
    expect(tidyVatNumber(typed, 'FR')).toBe(typed)
  })

  test('is written with its prefix where it stands alone', () => {
    expect(writtenVatNumber('FR40303265045')).toBe('FR 40 303 265 045')
    expect(writtenVatNumber('ESB58378431')).toBe('ES B58378431')
    expect(writtenVatNumber('EL094259216')).toBe('EL 094 259 216')
    expect(writtenVatNumber('CHE116281710')).toBe('CHE 116 281 710')
    expect(writtenVatNumber('12')).toBe('12')
  })
})

describe('an enterprise number', () => {
  test.each([
    ['1000439093', '1000.439.093'],
    ['BE 0403.019.261', '0403.019.261'],
    ['be403019261', '0403.019.261'],
    ['1000-439-093', '1000.439.093'],
    ['100043909', '0100.043.909'],
    ['12', '12'],
    ['a number', 'a number'],
  ])('typed as %j is shown as %s', (typed, shown) => {
    expect(tidyEnterpriseNumber(typed)).toBe(shown)
  })
})

describe('a NISS', () => {
  test.each([
    ['79480208210', '794802 082 10'],
    ['79.48.02-082.10', '794802 082 10'],
    ['79•••• ••• 10', '79•••• ••• 10'],
    ['7948020821', '7948020821'],
  ])('typed as %j is shown as %s', (typed, shown) => {
    expect(tidyNiss(typed)).toBe(shown)
  })

  test('with letters for digits is offered with digits', () => {
    expect(withDigitsFor('794802O82l0', [11])).toBe('79480208210')
    expect(withDigitsFor('79480208210', [11])).toBeUndefined()
    expect(withDigitsFor('Solo', [11])).toBeUndefined()
  })
})

describe('a telephone number', () => {
  test.each([
    ['+34931234567', '+34 931 234 567'],
    ['0034 93 123.45.67', '+34 93 123 45 67'],
    ['+32 (0)2 528 40 00', '+32 2 528 40 00'],
    ['+3531234567', '+353 123 45 67'],
    ['+14155550132', '+1 415 555 01 32'],
    ['02/528.40.00', '02 528 40 00'],
    ['ask for Marta', 'ask for Marta'],
    ['', ''],
  ])('typed as %j is shown as %s', (typed, shown) => {
    expect(tidyTelephone(typed)).toBe(shown)
    expect(tidyTelephone(shown)).toBe(shown)
  })
})
