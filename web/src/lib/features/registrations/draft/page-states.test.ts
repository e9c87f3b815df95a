import { describe, expect, test } from 'vitest'
import { pagesDone, pageState } from './page-states.ts'
import { steps } from './steps.ts'

type Facts = Parameters<typeof pageState>[1]

const fresh: Facts = {
  status: 'draft',
  missing: [
    { path: 'contact', code: 'contact-required' },
    { path: 'company', code: 'company-required' },
    { path: 'proof', code: 'proof-required' },
    { path: 'legalRepresentatives', code: 'representative-required' },
  ],
  remarks: [],
  numberCheck: { kind: 'vies', state: 'valid' },
  registerCheck: null,
  contact: null,
  company: null,
  proof: null,
  establishmentUnits: [],
  legalRepresentatives: [],
  submittedAt: null,
}
const address = { street: 'Street', number: '1', box: null, postcode: null, city: 'City', region: null, country: 'ES' }
const person = { id: 'one' } as Facts['legalRepresentatives'][number]
const proof: NonNullable<Facts['proof']> = {
  id: 'p',
  name: 'p.pdf',
  size: 1,
  pages: 1,
  sha256: '',
  state: 'clean',
  code: null,
  storedAt: '2026-05-01T00:00:00Z',
}
const whole: Facts = {
  ...fresh,
  missing: [],
  contact: { name: 'N', email: 'n@e.example', telephone: null, confirmedAt: null },
  company: { id: null, commercialName: 'C', address, cbeNumber: null },
  proof,
  legalRepresentatives: [person],
}
const statesOf = (facts: Facts) => steps.map((step) => pageState(step, facts))

describe('the pages of a registration', () => {
  test('just begun: all to do but the number; units nobody need have, and sending comes later', () => {
    expect(statesOf(fresh)).toEqual(['done', 'to-do', 'to-do', 'to-do', 'optional', 'to-do', 'later'])
    expect(pagesDone(fresh)).toBe(1)
  })

  test('filled in whole: only sending is left', () => {
    expect(statesOf(whole)).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'to-do'])
    expect(pagesDone(whole)).toBe(6)
  })

  test('a name without an address is begun', () => {
    const begun: Facts = { ...fresh, company: { id: null, commercialName: 'C', address: null, cbeNumber: null } }
    expect(pageState('office', begun)).toBe('begun')
  })

  test.each([
    ['asked', 'waiting'],
    ['unavailable', 'waiting'],
    ['invalid', 'to-correct'],
    ['confirmed', 'done'],
    ['not-applicable', 'done'],
  ] as const)('a number that is %s is %s', (state, expected) => {
    expect(pageState('number', { ...whole, numberCheck: { kind: 'vies', state } })).toBe(expected)
    expect(pageState('number', { ...whole, registerCheck: { kind: 'kbo', state } })).toBe(expected)
  })

  test.each([
    ['checking', 'waiting'],
    ['refused', 'to-correct'],
  ] as const)('a proof that is %s is %s', (state, expected) => {
    expect(pageState('proof', { ...whole, proof: { ...proof, state } })).toBe(expected)
  })

  test('a remark of the desk is to be corrected until it was answered', () => {
    const remark = { code: 'incorrect' as const, field: 'company.address.number', note: null }
    const asked: Facts = { ...whole, status: 'correction-asked', submittedAt: '2026-05-01T00:00:00Z' }
    expect(pageState('office', { ...asked, remarks: [{ ...remark, corrected: false }] })).toBe('to-correct')
    expect(pageState('office', { ...asked, remarks: [{ ...remark, corrected: true }] })).toBe('done')
    expect(pageState('check', { ...asked, remarks: [] })).toBe('to-do')
    expect(pageState('check', { ...asked, status: 'submitted', remarks: [] })).toBe('done')
  })
})
