import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  brakePauses,
  credentialStateOf,
  displayNameFrom,
  endsAt,
  isSamePerson,
  keepsAnAdministrator,
  linkVerdict,
  nextStep,
  refusalOf,
  sessionEnd,
  usernameFrom,
  worthTouching,
} from './identity.rules.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('first credentials sent anew', () => {
  const account = { passwordHash: 'hash', passwordIsTemporary: true, blockedAt: null, hasNumber: true }
  it.each([
    ['can-be-sent', {}],
    ['can-be-sent', { passwordHash: null, passwordIsTemporary: false }],
    ['has-own-password', { passwordIsTemporary: false }],
    ['no-number', { hasNumber: false }],
    ['blocked', { blockedAt: new Date(0) }],
  ] as const)('%s', (state, facts) => {
    expect(credentialStateOf({ ...account, ...facts })).toBe(state)
  })
})

describe('the next step of a session', () => {
  it.each([
    ['a new person, password given', { kind: 'person', phoneLinked: false, passwordIsTemporary: true }, false, 'otp-setup'],
    ['a new person, phone linked', { kind: 'person', phoneLinked: true, passwordIsTemporary: true }, true, 'new-password'],
    ['a person with a password of his own', { kind: 'person', phoneLinked: true, passwordIsTemporary: false }, true, 'profile'],
    ['a known person, password given', { kind: 'person', phoneLinked: true, passwordIsTemporary: false }, false, 'otp'],
    ['a known person with a new temporary password', { kind: 'person', phoneLinked: true, passwordIsTemporary: true }, false, 'otp'],
    ['staff, password given', { kind: 'staff', phoneLinked: true, passwordIsTemporary: false }, false, 'otp'],
    ['staff without phone', { kind: 'staff', phoneLinked: false, passwordIsTemporary: false }, false, 'otp-setup'],
    ['staff, all given', { kind: 'staff', phoneLinked: true, passwordIsTemporary: false }, true, 'done'],
  ] as const)('of %s', (_who, account, codeGiven, next) => {
    expect(nextStep(account, codeGiven)).toBe(next)
  })

  it('is never `done` or `profile` without a code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('person' as const, 'staff' as const),
        fc.boolean(),
        fc.boolean(),
        (kind, phoneLinked, passwordIsTemporary) => {
          expect(['otp', 'otp-setup']).toContain(nextStep({ kind, phoneLinked, passwordIsTemporary }, false))
        },
      ),
    )
  })
})

describe('the times of a session', () => {
  it('is twelve hours when signed in and one while steps are open', () => {
    expect(sessionEnd(now, 'done')).toEqual(later(720))
    expect(sessionEnd(now, 'profile')).toEqual(later(720))
    for (const step of ['otp', 'otp-setup', 'new-password'] as const) expect(sessionEnd(now, step)).toEqual(later(60))
  })

  it('ends thirty minutes after its use or at its end, whichever comes first', () => {
    expect(endsAt({ lastSeenAt: now, expiresAt: later(720) })).toEqual(later(30))
    expect(endsAt({ lastSeenAt: now, expiresAt: later(10) })).toEqual(later(10))
  })

  it('is worth noting once a minute', () => {
    expect(worthTouching({ lastSeenAt: now, expiresAt: later(720) }, new Date(now.getTime() + 59_999))).toBe(false)
    expect(worthTouching({ lastSeenAt: now, expiresAt: later(720) }, later(1))).toBe(true)
  })
})

describe('wrong tries', () => {
  it('are nine at full speed, then braked with pauses that grow to a quarter of an hour', () => {
    const answers = Array.from({ length: 20 }, (_, at) => refusalOf({ braked: false, number: at + 1 }, 9))
    expect(answers.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => ({ code: 'wrong-credentials' })))
    const pauses = answers.slice(9).map((answer) => ('retryAfterSeconds' in answer ? answer.retryAfterSeconds : 0))
    expect(pauses.slice(0, brakePauses.length)).toEqual(brakePauses)
    expect(pauses.at(-1)).toBe(900)
    expect(refusalOf({ braked: true, retryAfterSeconds: 60 }, 9)).toEqual({ code: 'too-many', retryAfterSeconds: 60 })
  })
})

describe('user names', () => {
  it.each([
    ['Aline', 'Macron', 'aline.macron'],
    ['José María', 'Núñez Ñandú', 'josemaria.nuneznandu'],
    ['Łukasz', 'Wiśniewski', 'lukasz.wisniewski'],
    ['Jürgen', 'Großmann', 'jurgen.grossmann'],
    ['', 'Sukarno', 'sukarno'],
    ['麗', '王', 'user'],
    ['', '', 'user'],
    ["D'Arcy", "O'Neil-Smith", 'darcy.oneilsmith'],
  ])('of %s %s', (first, last, username) => {
    expect(usernameFrom(first, last)).toBe(username)
  })

  it('are Latin letters, digits and dots whatever the name', () => {
    const name = fc.string({ unit: 'grapheme' })
    fc.assert(fc.property(name, name, (first, last) => /^[a-z0-9.]{1,60}$/.test(usernameFrom(first, last))))
  })

  it('stand in for a name that is not known yet', () => {
    expect(displayNameFrom('', '', 'user4821')).toBe('user4821')
    expect(displayNameFrom('Aline', 'Macron', 'x')).toBe('Aline Macron')
  })
})

describe('a mailed link', () => {
  const link = { usedAt: null, voidedAt: null, expiresAt: later(1) }
  it.each([
    ['good', link],
    ['link-used', { ...link, usedAt: now, voidedAt: now }],
    ['link-expired', { ...link, voidedAt: now }],
    ['link-expired', { ...link, expiresAt: now }],
  ] as const)('is %s', (verdict, given) => {
    expect(linkVerdict(given, now)).toBe(verdict)
  })
})

it('somebody who can let others in is always left', () => {
  expect(keepsAnAdministrator([{ id: 'a' }], 'a')).toBe(false)
  expect(keepsAnAdministrator([{ id: 'a' }, { id: 'b' }], 'a')).toBe(true)
  expect(keepsAnAdministrator([{ id: 'b' }], 'a')).toBe(true)
  expect(keepsAnAdministrator([], 'a')).toBe(true)
})

it('the register holds descriptions for one person from 90 on', () => {
  expect([89, 90, 100].map(isSamePerson)).toEqual([false, true, true])
})
