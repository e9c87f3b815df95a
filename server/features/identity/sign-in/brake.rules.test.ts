import { describe, expect, it } from 'vitest'
import { brakedBehind } from './brake.contract.ts'
import { brakeMatter, brakeWayOut, mayTellBrake, shownIn } from './brake.rules.ts'

it.each([
  ['half-signed-in', 'password', 'password'],
  ['half-signed-in', 'reset-link', 'link'],
  ['half-signed-in', 'reset-link+code', 'link'],
  ['half-signed-in', 'invitation', 'link'],
  ['half-signed-in', 'agency-alone', 'agency'],
  ['staff', 'password+code', 'session'],
  ['person', 'eid', 'session'],
])('a %s by %s has shown: %s', (kind, authMethod, behind) => {
  expect(shownIn({ kind, authMethod })).toBe(behind)
})

it('guesses at the door are one matter, and whoever is behind it another', () => {
  expect(brakedBehind.map(brakeMatter)).toEqual(['door', 'behind', 'behind', 'behind', 'behind'])
})

describe('the owner is told', () => {
  const open = { blockedAt: null, passwordHash: '$argon2id$' }
  it.each(brakedBehind)('of an open account: %s', (behind) => expect(mayTellBrake(open, behind)).toBe(true))
  it('nothing of a blocked one', () => {
    for (const behind of brakedBehind) expect(mayTellBrake({ ...open, blockedAt: new Date() }, behind)).toBe(false)
  })
  it('nothing of guesses at a password that there is not, but of what came after another proof', () => {
    const without = { ...open, passwordHash: null }
    expect(brakedBehind.filter((behind) => mayTellBrake(without, behind))).toEqual(['password', 'link', 'agency', 'session'])
  })
})

it('leads people to a new password, staff and open sessions to the account', () => {
  expect(brakedBehind.map((behind) => brakeWayOut('person', behind))).toEqual(['forgot', 'forgot', 'forgot', 'forgot', 'account'])
  expect(new Set(brakedBehind.map((behind) => brakeWayOut('staff', behind)))).toEqual(new Set(['account']))
})
