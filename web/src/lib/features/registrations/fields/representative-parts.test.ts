import { describe, expect, test } from 'vitest'
import { capitalFor, needsLatin, representativePart, representativesInput } from './representative-parts.ts'

const saved = {
  id: 'a',
  kind: 'person',
  nissMasked: null,
  oneName: false,
  firstName: 'Marta',
  lastName: 'Vidal',
  latinFirstName: null,
  latinLastName: null,
  sex: 'F',
  birthDate: '1979-03-04',
  birthCountry: 'ES',
  email: 'm@example.org',
  nissState: null,
} as const
const byNumber = { ...saved, firstName: null, lastName: null, sex: null, birthDate: null, birthCountry: null, nissMasked: '79•••• ••• 10' }

describe('a representative on the form', () => {
  test('goes to the API as it was typed, with its date in one piece', () => {
    const [sent] = representativesInput([{ ...representativePart(saved), 'birthDate.day': '4', 'birthDate.month': '3' }])
    expect(sent).toEqual({
      id: 'a',
      firstName: 'Marta',
      lastName: 'Vidal',
      sex: 'F',
      birthDate: '1979-03-04',
      birthCountry: 'ES',
      email: 'm@example.org',
    })
  })

  test('leaves out what was not chosen, so that the answer says "fill this in"', () => {
    expect(representativesInput([{ hasNiss: 'no', firstName: 'A' }])).toEqual([{ firstName: 'A', lastName: '', birthDate: '', email: '' }])
  })

  test('named by number sends no other data', () => {
    expect(
      representativesInput([{ hasNiss: 'yes', niss: '85.07.30-033.28', sex: 'F', birthCountry: 'ES', email: 'x@example.org' }]),
    ).toEqual([{ niss: '85.07.30-033.28', email: 'x@example.org' }])
  })

  test('that has a number gives it back as it is shown, and no names it does not have', () => {
    expect(representativesInput([representativePart(byNumber)])).toEqual([{ id: 'a', niss: '79•••• ••• 10', email: 'm@example.org' }])
  })

  test('that is a company is sent with who stands for it', () => {
    const { id, kind: _, nissState, ...permanentRepresentative } = saved
    const company = { id, kind: 'company', name: 'Holding', country: 'ES', number: null, permanentRepresentative, nissState } as const
    expect(representativesInput([representativePart(company)])).toEqual([
      {
        id: 'a',
        kind: 'company',
        name: 'Holding',
        country: 'ES',
        permanentRepresentative: {
          firstName: 'Marta',
          lastName: 'Vidal',
          sex: 'F',
          birthDate: '1979-03-04',
          birthCountry: 'ES',
          email: 'm@example.org',
        },
      },
    ])
  })

  test('with one name only says so instead of a first name', () => {
    const [sent] = representativesInput([representativePart({ ...saved, oneName: true, firstName: '', lastName: 'Suharto' })])
    expect(sent).toMatchObject({ oneName: true, lastName: 'Suharto' })
    expect(sent).not.toHaveProperty('firstName')
  })

  test('whose name is in another script is asked for it in Latin letters', () => {
    expect(['محمد', '李娜', 'Ђорђе'].map(needsLatin)).toEqual([true, true, true])
    expect(['Łukasz', 'O’Brien', '', undefined].map(needsLatin)).toEqual([false, false, false, false])
  })
})

describe('the capital of a first name', () => {
  test.each([
    ['marta', 'Marta'],
    ['élodie', 'Élodie'],
    ['Marta', undefined],
    ['محمد', undefined],
    ['', undefined],
  ])('%s → %s', (name, offered) => {
    expect(capitalFor(name)).toBe(offered)
  })
})
