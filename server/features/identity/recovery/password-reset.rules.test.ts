import { describe, expect, it } from 'vitest'
import { mayMailReset, mustChoosePassword, passwordStateOf, resetAnswerFor } from '../identity.rules.ts'

const now = new Date('2026-03-02T10:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

describe('one more mail to an address', () => {
  it.each([
    ['never asked for before', [], true],
    ['asked for a moment ago', [1], false],
    ['asked for 59 seconds ago', [59], false],
    ['asked for a minute ago', [60], true],
    ['four times within the hour', [70, 400, 800, 3599], true],
    ['five times within the hour', [70, 400, 800, 1200, 3599], false],
    ['five times, the first an hour ago', [70, 400, 800, 1200, 3600], true],
  ])('%s', (_name, seconds, may) => {
    expect(mayMailReset(seconds.map(ago), now)).toBe(may)
  })
})

it.each([
  [{ kind: 'person', passwordHash: 'x', blockedAt: null }, 'link'],
  [{ kind: 'person', passwordHash: null, blockedAt: null }, 'nothing-yet'],
  [{ kind: 'person', passwordHash: 'x', blockedAt: now }, 'blocked'],
  [{ kind: 'staff', passwordHash: 'x', blockedAt: null }, 'staff'],
  [{ kind: 'staff', passwordHash: null, blockedAt: now }, 'staff'],
] as const)('answers %o with %s', (account, answer) => {
  expect(resetAnswerFor(account)).toBe(answer)
})

it.each([
  ['password', false, 'otp', false],
  ['password+code', true, 'otp', true],
  ['reset-link+code', false, 'otp-setup', true],
  ['reset-link+code', true, 'otp-setup', true],
  ['reset-link+code', false, 'new-password', false],
] as const)('%s with a temporary password %s after %s: another one to choose is %s', (authMethod, passwordIsTemporary, step, must) => {
  expect(mustChoosePassword({ authMethod, passwordIsTemporary, step })).toBe(must)
})

it.each([
  [{ passwordHash: null, passwordIsTemporary: false, passwordExpiresAt: null }, 'none'],
  [{ passwordHash: 'x', passwordIsTemporary: false, passwordExpiresAt: null }, 'own'],
  [{ passwordHash: 'x', passwordIsTemporary: true, passwordExpiresAt: ago(-1) }, 'temporary'],
  [{ passwordHash: 'x', passwordIsTemporary: true, passwordExpiresAt: ago(0) }, 'expired'],
] as const)('%o is %s', (account, state) => {
  expect(passwordStateOf(account, now)).toBe(state)
})
