import { describe, expect, test } from 'vitest'
import type { CountryRule } from '../../countries/country-table.rules.ts'
import { identify as identifyBy, type IdentificationInput } from './identification.rules.ts'

const rules: CountryRule[] = [
  ...['ES', 'FR', 'MC', 'GR'].map((country) => ({ country, route: 'vies' as const, validFrom: '1993-01-01' })),
  { country: 'GB', route: 'vies', validFrom: '1993-01-01' },
  { country: 'GB', route: 'by-hand', validFrom: '2021-01-01' },
  { country: 'CH', route: 'not-applicable', validFrom: '1993-01-01' },
  { country: 'BE', route: 'belgian', validFrom: '1993-01-01' },
  { country: 'XK', route: 'vies', validFrom: '2027-01-01' },
]
const identify = (input: IdentificationInput, at = '', day = '2026-11-23') => identifyBy(input, { rules, day }, at)

const faultsOf = (input: IdentificationInput, day?: string) => {
  const verdict = identify(input, '', day)
  return verdict.ok ? [] : verdict.faults
}

describe('identify', () => {
  test('a Spanish company goes to VIES, in any spelling of its number', () => {
    for (const vatNumber of ['B58378431', 'ESB58378431', 'es b-58.378.431']) {
      expect(identify({ country: 'ES', vatNumber })).toMatchObject({
        ok: true,
        identification: { vatNumber: 'ESB58378431', numberCheck: 'vies', registerCheck: false },
      })
    }
  })

  test('Belgium has its own door', () => {
    expect(faultsOf({ country: 'BE', vatNumber: 'BE0403019261' })).toEqual([{ path: 'country', code: 'belgian-company' }])
  })

  test('a member state needs a VAT number that passes its own check', () => {
    expect(faultsOf({ country: 'ES' })).toEqual([{ path: 'vatNumber', code: 'vat-required' }])
    expect(faultsOf({ country: 'ES', vatNumber: 'B58378432' })).toEqual([{ path: 'vatNumber', code: 'vat-check-digit' }])
    expect(faultsOf({ country: 'ES', vatNumber: 'hello' })).toEqual([{ path: 'vatNumber', code: 'vat-format' }])
  })

  test('an enterprise number beside the VAT number is looked up too', () => {
    expect(identify({ country: 'ES', vatNumber: 'B58378431', cbeNumber: '1000.439.093' })).toMatchObject({
      ok: true,
      identification: { cbeNumber: '1000439093', registerCheck: true },
    })
    expect(faultsOf({ country: 'ES', vatNumber: 'B58378431', cbeNumber: '1000439094' })).toEqual([
      { path: 'cbeNumber', code: 'cbe-check-digit' },
    ])
  })

  test('the United Kingdom: by hand, without number if it has none, VIES for Northern Ireland', () => {
    expect(identify({ country: 'GB', withoutVatNumber: true })).toMatchObject({
      ok: true,
      identification: { numberCheck: 'by-hand', vatNumber: null },
    })
    expect(identify({ country: 'GB', vatNumber: 'XI980780684' })).toMatchObject({ ok: true, identification: { numberCheck: 'vies' } })
    expect(identify({ country: 'GB', vatNumber: '980780684' })).toMatchObject({ ok: true, identification: { numberCheck: 'by-hand' } })
    expect(faultsOf({ country: 'FR', withoutVatNumber: true })).toEqual([{ path: 'vatNumber', code: 'vat-required' }])
  })

  test('Switzerland is asked for no VAT number, the rest of the world for an enterprise number', () => {
    expect(identify({ country: 'CH' })).toMatchObject({ ok: true, identification: { numberCheck: 'not-applicable' } })
    expect(faultsOf({ country: 'CU' })).toEqual([{ path: 'cbeNumber', code: 'cbe-required' }])
    expect(identify({ country: 'CU', cbeNumber: '1000439093' })).toMatchObject({ ok: true, identification: { numberCheck: 'kbo' } })
  })

  test('the day decides: what left VIES went to it before, what joins it does so from its day on', () => {
    expect(identify({ country: 'GB', vatNumber: '980780684' }, '', '2020-12-31')).toMatchObject({ identification: { numberCheck: 'vies' } })
    expect(identify({ country: 'GB', vatNumber: '980780684' }, '', '2021-01-01')).toMatchObject({
      identification: { numberCheck: 'by-hand' },
    })
    expect(faultsOf({ country: 'XK', vatNumber: 'XK123' }, '2026-12-31')).toEqual([{ path: 'cbeNumber', code: 'cbe-required' }])
    expect(identify({ country: 'XK', vatNumber: '810.123-456' }, '', '2027-01-01')).toMatchObject({
      identification: { numberCheck: 'vies', vatNumber: 'XK810123456' },
    })
  })

  test('a country without rules for its numbers takes 2 to 15 letters and digits, and no more', () => {
    const at = (vatNumber: string) => faultsOf({ country: 'XK', vatNumber }, '2027-01-01')
    for (const good of ['12', 'XK12', 'xk 123 456 789 012 345', 'AB1']) expect(at(good)).toEqual([])
    for (const bad of ['1', '1234567890123456', 'ÄÖ12', '']) expect(at(bad)).not.toEqual([])
  })

  test('S32 X: the way without VAT number is the United Kingdom’s alone, and nobody asks VIES about no number', () => {
    expect(identify({ country: 'GB', withoutVatNumber: true }, '', '2020-06-01')).toMatchObject({
      identification: { numberCheck: 'by-hand', vatNumber: null },
    })
    expect(faultsOf({ country: 'ES', withoutVatNumber: true })).toEqual([{ path: 'vatNumber', code: 'vat-required' }])
  })

  test('paths carry the group they stand in', () => {
    const verdict = identify({ country: 'ES' }, 'identification.')
    expect(verdict.ok ? [] : verdict.faults).toEqual([{ path: 'identification.vatNumber', code: 'vat-required' }])
  })
})
