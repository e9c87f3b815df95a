import { describe, expect, test } from 'vitest'
import { cannedNotes } from '#server/features/registrations/desk/canned-notes.words.ts'
import { reasonCodes } from '#server/features/registrations/registrations.contract.ts'
import { cannedNote } from './decision-points.ts'

describe('the standard text of a reason', () => {
  test.each(reasonCodes)('%s has one in nl, fr and en, short enough for a note', (code) => {
    for (const language of ['nl', 'fr', 'en'] as const) expect(cannedNote(code, '', language)).toBe(cannedNotes[code][language])
    expect(Object.values(cannedNotes[code]).every((text) => text.length > 20 && text.length < 400)).toBe(true)
  })

  test('stands behind what was typed, and only once', () => {
    const once = cannedNote('incorrect', 'See page 1. ', 'fr')
    expect(once).toBe(`See page 1.\n${cannedNotes.incorrect.fr}`)
    expect(cannedNote('incorrect', once, 'fr')).toBe(once)
  })

  test('is none before a reason is chosen: what was typed stays', () => {
    expect(cannedNote('', 'typed', 'nl')).toBe('typed')
    expect(cannedNote(undefined, 'typed', 'nl')).toBe('typed')
  })
})
