import { describe, expect, test } from 'vitest'
import { capitalFor, representativePart, representativesInput, saysTheSame } from './representative-parts.ts'

const saved = {
  id: 'a',
  kind: 'person',
  nissMasked: null,
  firstName: 'Marta',
  lastName: 'Vidal',
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
    expect(representativesInput([{ hasNiss: 'yes', niss: '85.07.30-033.28', firstName: 'left over', email: 'x@example.org' }])).toEqual([
      { niss: '85.07.30-033.28', email: 'x@example.org' },
    ])
  })

  test('unchanged is recognised, for a number shown masked cannot be sent again', () => {
    expect(saysTheSame([representativePart(byNumber)], [representativePart(byNumber)])).toBe(true)
    expect(saysTheSame([{ ...representativePart(byNumber), email: 'new@example.org' }], [representativePart(byNumber)])).toBe(false)
    expect(saysTheSame([], [representativePart(saved)])).toBe(false)
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
