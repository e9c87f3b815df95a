import { describe, expect, it } from 'vitest'
import { accountAbilitiesOf, mayStillLink, provenUntil } from './account.rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 9, minutes))

describe('signing in as proof', () => {
  it('counts for ten minutes', () => {
    expect(provenUntil(at(0), at(0))).toEqual(at(10))
    expect(provenUntil(at(0), at(9))).toEqual(at(10))
    expect(provenUntil(at(0), at(10))).toBeNull()
  })
})

describe('a phone that was begun', () => {
  it('may be linked for half an hour', () => {
    expect(mayStillLink(at(0), at(29))).toBe(true)
    expect(mayStillLink(at(0), at(30))).toBe(false)
  })
})

describe('the owner of an account', () => {
  it.each([
    [{ hasPassword: true, phones: 1 }, ['changeEmail', 'changePassword', 'addPhone', 'renewRecoveryCodes']],
    [{ hasPassword: true, phones: 2 }, ['changeEmail', 'changePassword', 'removePhone', 'renewRecoveryCodes']],
    [{ hasPassword: true, phones: 0 }, ['changeEmail', 'changePassword', 'addPhone']],
    [{ hasPassword: false, phones: 0 }, ['changeEmail']],
  ])('with %o may %o', (factors, abilities) => expect(accountAbilitiesOf(factors)).toEqual(abilities))
})
