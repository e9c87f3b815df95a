import { describe, expect, test } from 'vitest'
import { beginningsOf, namesAreAlike } from './company-name.rules.ts'

describe('names of companies', () => {
  test.each([
    ['Ortopedia Alcalá S.L.', 'ORTOPEDIA ALCALA SL'],
    ['Alcalá Ortopedia', 'Ortopedia Alcala, S.L.'],
    ['Med-Tech GmbH', 'MedTech'],
    ['Ortopedia Alcala', 'Ortopedia Alcalla'],
    ['Ortopedia Alcala', 'Ortopedia Aclala'],
    ['Ελλάς Ιατρικά ΑΕ', 'ελλας ιατρικα αε'],
  ])('%s is like %s', (one, other) => {
    expect(namesAreAlike(one, other)).toBe(true)
    expect(namesAreAlike(other, one)).toBe(true)
  })

  test.each([
    ['Ortopedia Alcalá', 'Ortopedia del Mar'],
    ['Medica', 'Optica'],
    ['ABC', 'ABD'],
    ['S.L.', 'SL'],
    ['', 'X'],
  ])('%s is not like %s', (one, other) => {
    expect(namesAreAlike(one, other)).toBe(false)
  })

  test('are looked for by how their longest words begin, never by a legal form', () => {
    expect(beginningsOf('Ortopedia de Alcalá SL')).toEqual(['orto', 'alca'])
    expect(beginningsOf('SL')).toEqual([])
  })
})
