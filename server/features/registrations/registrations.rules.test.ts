import { describe, expect, test } from 'vitest'
import { registrationStatuses } from './registrations.contract.ts'
import { postcodeFault } from './draft/postcode.rules.ts'
import { dueOn, missingFor, numberIsSettled, progressOf, reasonFaults, statusAfter, statusNow } from './registrations.rules.ts'

const complete = {
  numberStates: ['unavailable'],
  contactEmail: 'a@b.example',
  commercialName: 'Ortopedia',
  address: { street: 'Calle Mayor', city: 'Madrid', country: 'ES', postcode: '28013' },
  proof: 'checking',
  representatives: 1,
} as const

describe('what keeps a registration from being submitted', () => {
  test('nothing when all is there, even while VIES is silent and the proof is still looked at', () => {
    expect(missingFor(complete)).toEqual([])
  })
  test('an invalid number stops, an unavailable one does not', () => {
    expect(missingFor({ ...complete, numberStates: ['invalid'] })).toEqual([{ path: 'identification.vatNumber', code: 'number-invalid' }])
  })
  test('a refused proof is no proof', () => {
    expect(missingFor({ ...complete, proof: 'refused' })).toEqual([{ path: 'proof', code: 'proof-required' }])
  })
  test('everything missing is told at once', () => {
    const empty = {
      numberStates: ['asked'],
      contactEmail: null,
      commercialName: null,
      address: null,
      proof: undefined,
      representatives: 0,
    } as const
    expect(missingFor(empty).map((one) => one.path)).toEqual(['contact', 'company', 'proof', 'legalRepresentatives'])
  })
})

describe('decisions', () => {
  test('only a file in review can be decided', () => {
    for (const status of registrationStatuses) {
      expect(statusAfter(status, 'approve')).toBe(status === 'in-review' ? 'approved' : undefined)
      expect(statusAfter(status, 'refuse')).toBe(status === 'in-review' ? 'refused' : undefined)
    }
  })
  test('a refusal says why, and "other" says it in words', () => {
    expect(reasonFaults('refuse', [])).toEqual([{ path: 'reasons', code: 'reason-required' }])
    expect(reasonFaults('refuse', [{ code: 'duplicate' }, { code: 'other' }])).toEqual([
      { path: 'reasons.1.note', code: 'other-needs-note' },
    ])
    expect(reasonFaults('approve', [])).toEqual([])
  })
  test('a silent register does not settle a number', () => {
    expect(numberIsSettled(['valid'])).toBe(true)
    expect(numberIsSettled(['confirmed', 'valid'])).toBe(true)
    expect(numberIsSettled(['not-applicable'])).toBe(true)
    expect(numberIsSettled(['unavailable'])).toBe(false)
    expect(numberIsSettled(['valid', 'asked'])).toBe(false)
  })
})

describe('a claim', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  test('whose time is over leaves the file submitted', () => {
    const row = { status: 'in-review', claimedBy: 'x', claimedUntil: new Date('2026-11-23T09:59:59Z') } as const
    expect(statusNow(row, now)).toEqual({ status: 'submitted', claimedBy: null, claimedUntil: null })
  })
  test('that lives holds it', () => {
    const row = { status: 'in-review', claimedBy: 'x', claimedUntil: new Date('2026-11-23T10:00:01Z') } as const
    expect(statusNow(row, now)).toBe(row)
  })
})

test('a decision is due ten working days after submission', () => {
  expect(dueOn('2026-11-23')).toBe('2026-12-07')
})

test('the way of an approved registration ends with credentials once every number is there', () => {
  const file = {
    status: 'approved',
    createdAt: new Date(),
    submittedAt: new Date(),
    claimedUntil: null,
    decidedAt: new Date(),
    numberState: 'valid',
    numberCheckedAt: new Date(),
    missing: 0,
    nissStates: ['issued', 'asked'],
  } as const
  expect(progressOf(file).at(-1)?.state).toBe('waiting')
  expect(progressOf({ ...file, nissStates: ['issued', 'issued'] }).map((one) => one.state)).toEqual(Array(7).fill('done'))
})

test('postcodes follow their country', () => {
  expect(postcodeFault('ES', '28013')).toBeUndefined()
  expect(postcodeFault('ES', '99999')).toBe('postcode-format')
  expect(postcodeFault('ES', null)).toBe('postcode-required')
  expect(postcodeFault('NL', '1012 AB')).toBeUndefined()
  expect(postcodeFault('GB', 'sw1a 1aa')).toBeUndefined()
  expect(postcodeFault('PT', '1100-148')).toBeUndefined()
  expect(postcodeFault('CU', null)).toBeUndefined()
})
