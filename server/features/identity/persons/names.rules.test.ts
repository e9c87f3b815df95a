import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLatinName, isNameInLatin, isSameAsRegistered, withCapital } from './names.rules.ts'

const latinName = fc
  .array(fc.constantFrom('Ana', 'García', 'Ruiz', 'Łukasz', 'Müller', 'O’Brien', 'Øyvind', 'Þór', 'Strauß', 'Émile', 'Ng', 'Bo'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '))
const day = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2005-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the script of a name', () => {
  it.each(['Ana', 'Jean-Luc', 'O’Brien', 'Nguyễn', 'Łukasz', 'Kaʻiulani', 'D', ''])('%s is Latin', (name) => {
    expect(isLatinName(name)).toBe(true)
  })

  it.each(['محمد', '李娜', 'Ђорђе', 'Γιώργος', 'გიორგი', 'Ana 李', 'Аnа'])('%s is not', (name) => {
    expect(isLatinName(name)).toBe(false)
    expect(isNameInLatin(name)).toBe(false)
  })

  it('a Latin form has a letter: signs alone are no name', () => {
    expect(['-', '’', ''].map(isNameInLatin)).toEqual([false, false, false])
    expect(isNameInLatin('Muhammad')).toBe(true)
  })
})

describe('the capital of a first name (S41)', () => {
  it('is asked only where the letter has one, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (name) => {
        const offered = withCapital(name)
        if (offered === undefined) return
        expect(offered).not.toBe(name)
        // What is offered is accepted, or has no capital at all: nobody is asked twice.
        expect(withCapital(offered)).toBeUndefined()
      }),
    )
  })
})

describe('a typed name beside the register’s', () => {
  const registered = { firstName: 'Ana Maria', lastName: 'GARCIA-RUIZ', birthDate: '1980-02-29' }

  it.each([
    { firstName: 'Ana', lastName: 'García Ruiz', birthDate: '1980-02-29' },
    { firstName: 'Maria Ana', lastName: 'Garcia Ruiz', birthDate: null },
    { firstName: 'ANA-MARIA', lastName: 'García-Ruíz', birthDate: '1980-02-29' },
    { firstName: null, lastName: null, birthDate: null },
    { firstName: 'Ana Maria Luisa', lastName: 'Ruiz García', birthDate: null },
  ])('is the same: %o', (typed) => {
    expect(isSameAsRegistered(typed, registered)).toBe(true)
  })

  it.each([
    { firstName: 'Anna', lastName: 'García Ruiz', birthDate: null },
    { firstName: 'Ana', lastName: 'García', birthDate: null },
    { firstName: 'Ana', lastName: 'García Ruiz', birthDate: '1980-02-28' },
    { firstName: 'Ana', lastName: 'Rossi', birthDate: '1980-02-29' },
  ])('is another: %o', (typed) => {
    expect(isSameAsRegistered(typed, registered)).toBe(false)
  })

  it.each([
    ['Müller', 'MUELLER'],
    ['Strauß', 'Strauss'],
    ['Ødegård', 'Odegard'],
    ['D’Hondt', 'Dhondt'],
    ['De Wolf', 'Dewolf'],
  ])('%s and %s are one surname', (one, other) => {
    expect(
      isSameAsRegistered({ firstName: 'A', lastName: one, birthDate: null }, { firstName: 'A', lastName: other, birthDate: null }),
    ).toBe(true)
  })

  it('compares a date as far as the register knows it', () => {
    const typed = { firstName: null, lastName: 'Ruiz', birthDate: '1980-02-29' }
    const known = (birthDate: string) => isSameAsRegistered(typed, { firstName: 'Ana', lastName: 'Ruiz', birthDate })
    expect(['1980', '1980-02', '1980-00-00', ''].map(known)).toEqual([true, true, true, true])
    expect(['1981', '1980-03', '1980-02-28'].map(known)).toEqual([false, false, false])
  })

  it('everybody is the same as himself, however the spelling is changed in case, accents and order', () => {
    fc.assert(
      fc.property(latinName, latinName, day, fc.boolean(), (firstName, lastName, birthDate, reversed) => {
        const bare = (name: string) => {
          const words = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().split(' ')
          return (reversed ? words.toReversed() : words).join(reversed ? ' ' : '-')
        }
        const typed = { firstName, lastName, birthDate }
        expect(isSameAsRegistered(typed, { firstName: bare(firstName), lastName: bare(lastName), birthDate })).toBe(true)
      }),
    )
  })

  it('another birth date is always another person', () => {
    fc.assert(
      fc.property(latinName, day, day, (name, one, other) => {
        fc.pre(one !== other)
        const person = (birthDate: string) => ({ firstName: name, lastName: name, birthDate })
        expect(isSameAsRegistered(person(one), person(other))).toBe(false)
      }),
    )
  })
})
