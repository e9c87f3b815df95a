import { describe, expect, test } from 'vitest'
import { identify } from './identification.rules.ts'

const faultsOf = (input: Parameters<typeof identify>[0]) => {
  const verdict = identify(input)
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

  test('paths carry the group they stand in', () => {
    const verdict = identify({ country: 'ES' }, 'identification.')
    expect(verdict.ok ? [] : verdict.faults).toEqual([{ path: 'identification.vatNumber', code: 'vat-required' }])
  })
})
