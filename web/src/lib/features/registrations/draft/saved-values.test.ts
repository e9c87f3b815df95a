import { describe, expect, test } from 'vitest'
import { differs, withBoxes } from './saved-values.ts'

describe('what was typed says something else than what is saved', () => {
  test('where a field does, not where only its spelling is another', () => {
    const saved = { 'contact.name': 'Ana', 'contact.email': 'ana@x.example', 'contact.telephone': '' }
    expect(differs({ ...saved, 'contact.name': 'Ana ', 'contact.email': 'Ana@X.example' }, saved)).toBe(false)
    expect(differs({ ...saved, 'contact.name': 'ana' }, saved)).toBe(true)
    expect(differs({ ...saved, 'contact.telephone': '+34' }, saved)).toBe(true)
    expect(differs({ vatNumber: 'b 583.784-31' }, { vatNumber: 'B58378431' })).toBe(false)
    expect(differs({ 'company.address.country.shown': 'Espagne' }, {})).toBe(false)
  })

  test('where an item was added or taken away, whatever its id', () => {
    const one = { 'establishmentUnits.0.id': 'a', 'establishmentUnits.0.name': 'Almacén' }
    expect(differs({ ...one, 'establishmentUnits.0.id': '' }, one)).toBe(false)
    expect(differs({ ...one, 'establishmentUnits.1.id': '', 'establishmentUnits.1.name': '' }, one)).toBe(true)
    expect(differs({}, one)).toBe(true)
    expect(differs({}, {})).toBe(false)
  })

  test('where a box was unticked, which a form does not tell', () => {
    const saved = { 'legalRepresentatives.0.lastName': 'Suharto', 'legalRepresentatives.0.oneName': 'yes' }
    expect(differs(saved, saved)).toBe(false)
    expect(differs({ 'legalRepresentatives.0.lastName': 'Suharto' }, saved)).toBe(true)
    expect(differs(withBoxes('number', { country: 'NO' }), { country: 'NO', withoutVatNumber: 'yes' })).toBe(true)
  })

  test('not where a number is shown masked that was typed in full', () => {
    const saved = { 'legalRepresentatives.0.niss': '79•••• ••• 10' }
    expect(differs({ 'legalRepresentatives.0.niss': '794802 082 10' }, saved)).toBe(false)
    expect(differs({ 'legalRepresentatives.0.niss': '79•••• ••• 10' }, saved)).toBe(false)
    expect(differs({ 'legalRepresentatives.0.niss': '80010100110' }, saved)).toBe(true)
  })
})
