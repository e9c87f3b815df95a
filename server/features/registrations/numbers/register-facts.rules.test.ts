import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  factsThatCount,
  lockedPaths,
  nameByRegister,
  registerFactsOf,
  registerFaults,
  takeOver,
  unitNumbers,
} from './register-facts.rules.ts'
import type { RegisterFacts } from '../registrations.contract.ts'

const habana = { street: 'Calle 23', number: '105', box: null, postcode: '10400', city: 'La Habana', region: null, country: 'CU' }
const matanzas = { street: 'Calle Medio', number: '7', box: null, postcode: null, city: 'Matanzas', region: null, country: 'CU' }
const facts: RegisterFacts = {
  name: 'Plastique Fantastique',
  legalForm: '030',
  address: habana,
  establishmentUnits: [
    { number: '2000000339', name: 'Taller', address: matanzas },
    { number: '2000000438', name: 'Sin lugar', address: null },
  ],
}
const company = { commercialName: facts.name, address: habana }
const saved = [{ id: 'u1', number: '2000000339' }]

describe('the name of the register', () => {
  const names = [
    { language: 'nl', type: 'name', value: 'Wettelijk' },
    { language: 'fr', type: 'name', value: 'Légal' },
    { language: 'fr', type: 'commercial', value: 'Enseigne' },
  ]
  it('is the commercial one in the language of the letters', () => expect(nameByRegister(names, 'fr')).toBe('Enseigne'))
  it('is the legal one where that language has no commercial one', () => expect(nameByRegister(names, 'nl')).toBe('Wettelijk'))
  it('is another language’s where that one has none', () => expect(nameByRegister(names, 'en')).toBe('Enseigne'))
  it('reads the codes of the open data too', () =>
    expect(
      nameByRegister(
        [
          { language: 'en', type: '001', value: 'Legal' },
          { language: 'en', type: '003', value: 'Shop' },
        ],
        'en',
      ),
    ).toBe('Shop'))
  it('is none where there is none', () => expect(nameByRegister([], 'fr')).toBeUndefined())
})

describe('what is kept of an enterprise', () => {
  it('is written as our own forms take it', () => {
    const kept = registerFactsOf(
      {
        names: [{ language: 'fr', type: 'name', value: ' Cafe\u0301\n\u200b Sol ' }],
        address: { street: 'Rue\t1', city: 'Oran', country: 'DZ', box: '' },
        establishments: [{ number: '2000000339', name: ' ', address: { street: '', city: 'Oran', country: 'DZ' } }],
      },
      'fr',
    )
    expect(kept).toEqual({
      name: 'Café Sol',
      legalForm: null,
      address: { street: 'Rue 1', number: null, box: null, postcode: null, city: 'Oran', region: null, country: 'DZ' },
      establishmentUnits: [{ number: '2000000339', name: 'Café Sol', address: null }],
    })
  })
  it('is nothing without a name', () =>
    expect(registerFactsOf({ names: [{ language: 'fr', type: 'name', value: ' ' }], establishments: [] }, 'fr')).toBeUndefined())
})

describe('facts count', () => {
  const row = { country: 'CU', cbeNumber: '1000439093' }
  const answer = { kind: 'kbo', state: 'valid', number: '1000439093', facts, checkedAt: null } as const
  it('for the number the file names, in the country it is for', () => expect(factsThatCount(row, [answer])?.facts).toBe(facts))
  it('not for another number, nor without one', () => {
    expect(factsThatCount({ ...row, cbeNumber: '1000416131' }, [answer])).toBeUndefined()
    expect(factsThatCount({ ...row, cbeNumber: null }, [answer])).toBeUndefined()
  })
  it('not where the seat is in another country', () => expect(factsThatCount({ ...row, country: 'US' }, [answer])).toBeUndefined())
  it('where the register gives no address at all', () =>
    expect(factsThatCount({ ...row, country: 'US' }, [{ ...answer, facts: { ...facts, address: null } }])).toBeDefined())
  it('while the register is asked again, but not once it says no', () => {
    expect(factsThatCount(row, [{ ...answer, state: 'asked', facts: null }, answer])).toBeDefined()
    expect(factsThatCount(row, [{ ...answer, state: 'invalid', facts: null }, answer])).toBeUndefined()
  })
})

describe('the lock', () => {
  it('is on what the register holds and on nothing else', () => {
    expect(
      lockedPaths(facts, [
        { number: '2000000339', name: 'Taller', address: matanzas },
        { number: null, name: 'Own', address: habana },
      ]),
    ).toEqual([
      'company.commercialName',
      'company.address.street',
      'company.address.number',
      'company.address.postcode',
      'company.address.city',
      'company.address.country',
      'establishmentUnits.0.name',
      'establishmentUnits.0.address.street',
      'establishmentUnits.0.address.number',
      'establishmentUnits.0.address.city',
      'establishmentUnits.0.address.country',
    ])
    expect(lockedPaths({ ...facts, address: null }, [])).toEqual(['company.commercialName'])
  })

  it('lets the same values pass, and those the register does not hold', () => {
    const more = { ...company, address: { ...habana, region: 'Vedado', box: 'B' } }
    expect(registerFaults(facts, saved, { company: more, establishmentUnits: [{ id: 'u1', name: 'Taller', address: matanzas }] })).toEqual(
      [],
    )
  })

  it('names the exact field that differs', () => {
    const other = { commercialName: 'Otro', address: { ...habana, city: 'Trinidad' } }
    const units = [
      { name: 'Propia', address: habana },
      { id: 'u1', name: 'Taller 2', address: { ...matanzas, number: null } },
    ]
    expect(registerFaults(facts, saved, { company: other, establishmentUnits: units }).map((fault) => fault.path)).toEqual([
      'company.commercialName',
      'company.address.city',
      'establishmentUnits.1.name',
      'establishmentUnits.1.address.number',
    ])
  })

  it('misses a unit that was left out', () => {
    expect(registerFaults(facts, saved, { establishmentUnits: [] })).toEqual([{ path: 'establishmentUnits', code: 'from-register' }])
    expect(registerFaults(facts, saved, { establishmentUnits: [{ name: 'Otra', address: habana }] })[0]?.path).toBe(
      'establishmentUnits.0.name',
    )
  })

  it('knows a unit again by what it says, wherever it stands', () => {
    const own = { name: 'Propia', address: habana }
    expect(unitNumbers(facts, saved, [own, { name: 'Taller', address: matanzas }])).toEqual([undefined, '2000000339'])
  })
})

describe('taking over', () => {
  it('fills an empty file and loses nothing', () => {
    expect(takeOver(facts, { commercialName: null, address: null, units: [] })).toEqual({
      commercialName: facts.name,
      address: habana,
      units: [{ id: undefined, number: '2000000339', name: 'Taller', address: matanzas }],
      replaced: null,
    })
  })

  it('tells what it replaced, knows a typed unit again, and leaves the others', () => {
    const typed = { commercialName: 'Mi tienda', address: { ...habana, number: '9', region: 'Vedado' } }
    const units = [
      { id: 'own', number: null, name: 'Propia', address: { ...habana, street: 'Calle 1' } },
      { id: 'same', number: null, name: 'TALLER', address: { ...matanzas, number: '8' } },
    ]
    const taken = takeOver(facts, { ...typed, units })
    expect(taken).toMatchObject({
      commercialName: facts.name,
      address: { ...habana, region: 'Vedado' },
      units: [
        { id: 'same', number: '2000000339', name: 'Taller' },
        { id: 'own', number: null, name: 'Propia' },
      ],
      replaced: { ...typed, establishmentUnits: [{ name: 'TALLER' }] },
    })
  })

  it('changes nothing the second time, and passes its own lock, whatever was typed', () => {
    const text = fc.string({ minLength: 1, maxLength: 8 })
    const place = fc.record({ street: text, number: fc.option(text), city: text, country: fc.constant('CU') })
    const unit = fc.record({ id: fc.uuid(), number: fc.constant(null), name: text, address: place })
    fc.assert(
      fc.property(fc.option(text), fc.option(place), fc.array(unit, { maxLength: 4 }), (commercialName, address, units) => {
        const once = takeOver(facts, { commercialName, address, units })
        const filled = once.units.map((one, at) => ({ ...one, id: one.id ?? `new-${String(at)}` }))
        const again = takeOver(facts, { ...once, units: filled })
        expect(again).toEqual({ ...once, units: filled, replaced: null })
        const typed = { company: { commercialName: once.commercialName, address: once.address ?? habana }, establishmentUnits: filled }
        expect(registerFaults(facts, filled, typed)).toEqual([])
        expect(filled).toHaveLength(new Set(filled.map((one) => one.id)).size)
        for (const own of units) expect([...filled.map((one) => one.id)]).toContain(own.id)
      }),
    )
  })
})
