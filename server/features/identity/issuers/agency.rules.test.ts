import { describe, expect, it } from 'vitest'
import { agencyRefusalOf, agencyVerdict, hasBothFactors } from './agency.rules.ts'

describe('both factors', () => {
  it.each([
    [['mfa'], true],
    [['pwd', 'otp'], true],
    [['pwd', 'hwk'], true],
    [['pin', 'sc'], true],
    [['face', 'swk'], true],
    [['pwd'], false],
    [['pwd', 'pin'], false],
    [['otp', 'sms'], false],
    [['hwk'], false],
    [['user', 'something-new'], false],
    [[], false],
  ])('were shown by %j: %s', (amr, both) => {
    expect(hasBothFactors(amr)).toBe(both)
  })
})

describe('whose account a login is', () => {
  const account = (id: string, agencySubject: string | null = null, blockedAt: Date | null = null) => ({ id, agencySubject, blockedAt })
  const login = { subject: 'issuer 1', email: 'ann@agency.example' }
  const untied = account('a')
  const tied = account('a', 'issuer 1')

  it('is found by the address the first time, and tied', () => {
    expect(agencyVerdict(login, { bySubject: undefined, byEmail: untied })).toEqual({ account: untied, tie: true })
  })

  it('is found by the subject from then on, whatever the address has become', () => {
    expect(agencyVerdict(login, { bySubject: tied, byEmail: undefined })).toEqual({ account: tied, tie: false })
    expect(agencyVerdict({ ...login, email: undefined }, { bySubject: tied, byEmail: undefined })).toEqual({ account: tied, tie: false })
  })

  it('is nobody’s who was not invited, or whose address is not confirmed', () => {
    expect(agencyVerdict(login, { bySubject: undefined, byEmail: undefined })).toEqual({ refused: 'unknown-person', account: undefined })
    expect(agencyVerdict({ ...login, email: undefined }, { bySubject: undefined, byEmail: undefined })).toEqual({
      refused: 'unconfirmed-address',
      account: undefined,
    })
  })

  it('is not that of an address which was given to somebody else since', () => {
    const before = account('a', 'issuer 2')
    expect(agencyVerdict(login, { bySubject: undefined, byEmail: before })).toEqual({ refused: 'other-login', account: before })
  })

  it('opens no blocked account, tied or not', () => {
    for (const blocked of [account('a', 'issuer 1', new Date()), account('a', null, new Date())]) {
      const known = blocked.agencySubject === null ? { bySubject: undefined, byEmail: blocked } : { bySubject: blocked, byEmail: undefined }
      expect(agencyVerdict(login, known)).toEqual({ refused: 'blocked', account: blocked })
    }
  })
})

it.each([
  ['access_denied', 'cancelled'],
  ['login_required', 'cancelled'],
  ['server_error', 'unavailable'],
  ['temporarily_unavailable', 'unavailable'],
  ['invalid_scope', 'not-trusted'],
  ['', 'not-trusted'],
])('what the issuer calls %j is told as %s', (error, refusal) => {
  expect(agencyRefusalOf(error)).toBe(refusal)
})
