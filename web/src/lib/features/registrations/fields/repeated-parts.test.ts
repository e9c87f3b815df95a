import { describe, expect, test } from 'vitest'
import { isBlank, partAct, partsIn } from './repeated-parts.ts'

function form(fields: Record<string, string>): FormData {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}

describe('repeated parts of a form', () => {
  test('are read in order, and gaps are closed', () => {
    const typed = form({ 'units.2.name': 'C', 'units.0.name': 'A', 'units.0.address.city': 'Gent', other: 'x', 'unitsX.1.name': 'no' })
    expect(partsIn(typed, 'units')).toEqual([{ name: 'A', 'address.city': 'Gent' }, { name: 'C' }])
  })

  test('one is added or taken away by the button that was pressed', () => {
    const parts = [{ name: 'A' }, { name: 'B' }]
    expect(partAct('add', parts, { name: '' })).toEqual([...parts, { name: '' }])
    expect(partAct('remove:0', parts, {})).toEqual([{ name: 'B' }])
    expect(partAct('continue', parts, {})).toBeUndefined()
  })

  test('one that was opened and left empty is blank, whatever was chosen beforehand', () => {
    expect(isBlank({ name: ' ', country: 'ES' }, 'country')).toBe(true)
    expect(isBlank({ name: 'A' })).toBe(false)
  })
})
