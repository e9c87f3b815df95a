import { describe, expect, test } from 'vitest'
import { takenFrom } from './lost-claim.svelte.ts'

const claim = (id: string) => ({ by: { id, name: `name of ${id}` }, until: '2026-11-25T10:00:00.000Z' })

describe('a claim that another one took over', () => {
  test('is told to whoever held it, by name', () => {
    expect(takenFrom('me', claim('me'), claim('jan'))).toBe('name of jan')
  })
  test('is no news to anybody else, nor where it only ended', () => {
    expect(takenFrom('me', claim('an'), claim('jan'))).toBeUndefined()
    expect(takenFrom('me', null, claim('jan'))).toBeUndefined()
    expect(takenFrom('me', claim('me'), null)).toBeUndefined()
    expect(takenFrom('me', claim('me'), claim('me'))).toBeUndefined()
  })
})
