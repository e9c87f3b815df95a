import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosableRoutes } from './countries.contract.ts'
import { mayBeWithoutVatNumber, questionsOf, routeOf, ruleFaults, ruleOn, stateOn, type CountryRule } from './country-table.rules.ts'

const gb: CountryRule[] = [
  { country: 'GB', route: 'by-hand', validFrom: '2021-01-01' },
  { country: 'GB', route: 'vies', validFrom: '1993-01-01' },
]

describe('the road of a country on a day', () => {
  test('is that of the newest rule that has begun, whatever the order of the rows', () => {
    expect(routeOf({ rules: gb, day: '2020-12-31' }, 'GB')).toBe('vies')
    expect(routeOf({ rules: gb, day: '2021-01-01' }, 'GB')).toBe('by-hand')
    expect(routeOf({ rules: gb.toReversed(), day: '2021-01-01' }, 'GB')).toBe('by-hand')
  })

  test('is that of the rest of the world before its first rule, and without any', () => {
    expect(routeOf({ rules: gb, day: '1992-12-31' }, 'GB')).toBe('enterprise-number')
    expect(routeOf({ rules: gb, day: '2026-11-23' }, 'CU')).toBe('enterprise-number')
  })

  test('only changes on a day of the table: a later rule says nothing of the days before it', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
    const rule = fc.record({ country: fc.constantFrom('ES', 'TR'), route: fc.constantFrom(...choosableRoutes), validFrom: day })
    fc.assert(
      fc.property(fc.uniqueArray(rule, { selector: (one) => one.country + one.validFrom }), rule, day, (rules, added, today) => {
        fc.pre(!rules.some((one) => one.country === added.country && one.validFrom === added.validFrom))
        const before = routeOf({ rules, day: today }, added.country)
        const after = routeOf({ rules: [...rules, added], day: today }, added.country)
        if (added.validFrom > today) expect(after).toBe(before)
        expect(['past', 'present', 'coming']).toContain(stateOn(rules, added, today))
        const present = rules.filter((one) => stateOn(rules, one, today) === 'present')
        expect(present.filter((one) => one.country === 'ES').length).toBeLessThanOrEqual(1)
        expect(ruleOn(rules, 'ES', today)).toEqual(present.find((one) => one.country === 'ES'))
      }),
    )
  })
})

test('S23 X: Belgium keeps its own door, and a rule cannot begin on a day that has passed', () => {
  expect(ruleFaults({ country: 'BE', route: 'vies', validFrom: '2026-11-22' }, '2026-11-23')).toEqual([
    { path: 'country', code: 'belgium-has-its-own-door' },
    { path: 'validFrom', code: 'day-has-passed' },
  ])
  expect(ruleFaults({ country: 'ES', route: 'vies', validFrom: '2026-11-23' }, '2026-11-23')).toEqual([])
})

test('each road asks for exactly one number that must be given, Switzerland for none', () => {
  for (const route of choosableRoutes) {
    const required = Object.values(questionsOf(route)).filter((asked) => asked === 'required')
    expect(required, route).toHaveLength(route === 'not-applicable' ? 0 : 1)
  }
})

test('S32 X: only the United Kingdom may be without VAT number, and only where one is asked', () => {
  expect(mayBeWithoutVatNumber('GB', 'by-hand')).toBe(true)
  expect(mayBeWithoutVatNumber('GB', 'enterprise-number')).toBe(false)
  expect(mayBeWithoutVatNumber('IE', 'by-hand')).toBe(false)
})
