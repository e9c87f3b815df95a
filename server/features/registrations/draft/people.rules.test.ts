import { describe, expect, test } from 'vitest'
import { withCapital } from '../../identity/persons/names.rules.ts'
import { readPeople, sharedAddressFaults } from './people.rules.ts'
import type { RepresentativeInput } from '../registrations.contract.ts'

const ana = {
  firstName: 'Ana',
  lastName: 'García',
  sex: 'F',
  birthDate: '1980-02-29',
  birthCountry: 'ES',
  email: 'ana@x.example',
} as const
const about = { today: '2026-11-23', masks: new Map<string, string>() }
const read = (...people: RepresentativeInput[]) => readPeople(people, about)
const faults = (person: object) => read({ ...ana, ...person }).faults
const told = (person: object) => faults(person).map(({ path, code }) => `${path.replace('legalRepresentatives.0.', '')} ${code}`)

describe('names', () => {
  test('S41 X: a first name begins with a capital; the corrected form is offered and nothing is changed in silence', () => {
    expect(faults({ firstName: 'ana' })).toEqual([
      { path: 'legalRepresentatives.0.firstName', code: 'capital-initial', facts: { suggestion: 'Ana' } },
    ])
    expect(read({ ...ana, firstName: 'ana' }).people[0]?.person.firstName).toBe('ana')
    expect(withCapital('éloïse')).toBe('Éloïse')
    expect(['Łukasz', 'محمد', '王', 'გიორგი', 'D', 'Ana-maria', 'N’golo'].map(withCapital)).toEqual(Array(7).fill(undefined))
  })

  test('in another script need a Latin form, which is Latin and begins with a capital', () => {
    expect(told({ firstName: 'محمد', lastName: 'الأحمد' })).toEqual([
      'latinFirstName latin-name-required',
      'latinLastName latin-name-required',
    ])
    expect(told({ firstName: 'محمد', lastName: 'الأحمد', latinFirstName: 'Muhammad', latinLastName: 'Al-Ahmad' })).toEqual([])
    expect(told({ firstName: 'Ђорђе', lastName: 'Petrović', latinFirstName: 'Ђорђе' })).toEqual(['latinFirstName latin-letters'])
    expect(told({ firstName: '娜', lastName: '李', latinFirstName: 'na', latinLastName: 'Li' })).toEqual(['latinFirstName capital-initial'])
  })

  test('in Latin letters are their own Latin form: another one beside them is not kept', () => {
    const [one] = read({ ...ana, latinFirstName: 'Anna', latinLastName: 'Garcia' }).people
    expect(one?.person).toMatchObject({ firstName: 'Ana', latinFirstName: null, latinLastName: null })
  })

  test('who has one name only says so, and it stands as the last name', () => {
    const { firstName: _, ...rest } = ana
    const once = { ...rest, oneName: true, lastName: 'Suharto' } as const
    expect(read(once)).toMatchObject({ faults: [], people: [{ person: { firstName: '', lastName: 'Suharto' } }] })
  })
})

describe('dates of birth', () => {
  test('S43 X: in the future, of minors and of another age are refused', () => {
    expect(told({ birthDate: '2027-01-01' })).toEqual(['birthDate birth-date-future'])
    expect(told({ birthDate: '2010-01-01' })).toEqual(['birthDate too-young'])
    expect(told({ birthDate: '2008-11-23' })).toEqual([])
    expect(told({ birthDate: '1850-01-01' })).toEqual(['birthDate birth-date-too-old'])
  })
})

describe('addresses', () => {
  test('S45 X: each has one of his own, also who stands for a company', () => {
    const company = { kind: 'company', name: 'Holding SL', country: 'ES', permanentRepresentative: { ...ana, firstName: 'Eva' } } as const
    expect(read(ana, { ...ana, firstName: 'Eva' }).faults).toEqual([{ path: 'legalRepresentatives.1.email', code: 'email-taken' }])
    expect(read(ana, company).faults).toEqual([{ path: 'legalRepresentatives.1.permanentRepresentative.email', code: 'email-taken' }])
  })

  test('S45 X: the general address of the contact is nobody’s own, whichever of the two is saved last', () => {
    const { people } = read({ ...ana, email: 'info@x.example' })
    expect(sharedAddressFaults('info@x.example', people, [])).toEqual([
      { path: 'legalRepresentatives.0.email', code: 'email-not-personal' },
    ])
    expect(sharedAddressFaults('info@x.example', undefined, ['info@x.example'])).toEqual([
      { path: 'contact.email', code: 'email-not-personal' },
    ])
    expect(sharedAddressFaults('info@x.example', undefined, ['ana@x.example'])).toEqual([])
    expect(sharedAddressFaults(null, people, [])).toEqual([])
  })
})

describe('a NISS', () => {
  const byNumber = (niss: string, id?: string) => ({ ...(id === undefined ? {} : { id }), niss, email: 'a@x.example' })

  test('S40: is read in any spelling and checked', () => {
    expect(read(byNumber('79.48.02-082.10'))).toMatchObject({ people: [{ company: null, person: { niss: '79480208210' } }], faults: [] })
    expect(read(byNumber('79480208211')).faults).toEqual([{ path: 'legalRepresentatives.0.niss', code: 'niss-check-digit' }])
  })

  test('that is saved may be given back as it is shown, by its own item and by no other', () => {
    const masks = new Map([['a', '79•••• ••• 10']])
    const kept = (niss: string, id?: string) => readPeople([byNumber(niss, id)], { ...about, masks })
    expect(kept('79•••• ••• 10', 'a')).toMatchObject({ people: [{ person: { niss: { kept: true } } }], faults: [] })
    for (const other of [kept('79•••• ••• 11', 'a'), kept('79•••• ••• 10', 'b'), kept('79•••• ••• 10')])
      expect(other.faults).toEqual([{ path: 'legalRepresentatives.0.niss', code: 'niss-format' }])
  })

  test('names beside it are held to the same rules', () => {
    const typed = { ...byNumber('79480208210'), firstName: 'aline', lastName: 'Макрон' }
    expect(read(typed).faults.map(({ code }) => code)).toEqual(['capital-initial', 'latin-name-required'])
  })
})

test('S65: a company that represents is read with who stands for it, faults under his own path', () => {
  const stands = { ...ana, birthDate: '2010-01-01' }
  const company = { kind: 'company', name: 'Holding SL', country: 'ES', number: 'B1', permanentRepresentative: stands } as const
  expect(read(company)).toMatchObject({
    people: [{ company: { name: 'Holding SL', country: 'ES', number: 'B1' }, person: { firstName: 'Ana' } }],
    faults: [{ path: 'legalRepresentatives.0.permanentRepresentative.birthDate', code: 'too-young' }],
  })
})
