import { describe, expect, it } from 'vitest'
import { cardChanges, cardEventNames, heardPayload, type CardChange, type Heard } from './card-changes.ts'

const registration = '0199aaaa-0000-7000-8000-000000000001'
const changeFor = (name: keyof typeof cardChanges, subject: Heard['subject'], payload: unknown): CardChange =>
  cardChanges[name]({ subject, payload: heardPayload.parse(payload) })

describe('what becomes of which card', () => {
  it('a register that turns us away is one card for the register, whichever file asked', () => {
    const blocked = { checkId: registration, kind: 'vies', state: 'unavailable', code: 'VAT_BLOCKED', blocked: true }
    expect(changeFor('registration.number-checked', { type: 'registration', id: registration }, blocked)).toEqual({
      act: 'raise',
      kind: 'register-blocked',
      subject: { type: 'register', id: 'vies' },
      code: 'VAT_BLOCKED',
      facts: { registrationId: registration },
    })
  })

  it.each(['valid', 'invalid'])('a register that answers %s again heals its own card', (state) => {
    const answer = { kind: 'vies', state, code: null, blocked: false }
    expect(changeFor('registration.number-checked', { type: 'registration', id: registration }, answer)).toEqual({
      act: 'heal',
      kinds: ['register-blocked'],
      subject: { type: 'register', id: 'vies' },
    })
  })

  it('silence neither raises nor heals: it says nothing', () => {
    const silent = { kind: 'vies', state: 'unavailable', code: 'MS_UNAVAILABLE', blocked: false }
    expect(changeFor('registration.number-checked', { type: 'registration', id: registration }, silent)).toBeUndefined()
  })

  it('a job that keeps cards raises none about itself, else one failure would feed the next', () => {
    const subject = { type: 'job', id: `${registration}-keep-cards` }
    expect(changeFor('job.given-up', subject, { eventId: registration, jobName: 'keep-cards', code: 'x' })).toBeUndefined()
    const other = { eventId: registration, jobName: 'issue-niss', code: 'time-limit-passed' }
    expect(changeFor('job.given-up', { type: 'job', id: `${registration}-issue-niss` }, other)).toMatchObject({
      kind: 'job-given-up',
      code: 'time-limit-passed',
      facts: { eventId: registration, jobName: 'issue-niss' },
    })
  })

  it('a number for a person heals both cards about the lack of one', () => {
    const person = { type: 'person', id: registration }
    expect(changeFor('person.niss-issued', person, { registrationId: null })).toEqual({
      act: 'heal',
      kinds: ['suspected-duplicate', 'niss-refused'],
      subject: person,
    })
  })

  it('keeps nothing of a payload but ids and codes', () => {
    for (const name of cardEventNames) {
      const change = changeFor(name, { type: 'person', id: registration }, { registrationId: registration, code: 'c', kind: 'vies' })
      if (change?.act === 'raise')
        expect(Object.keys(change.facts).every((key) => ['registrationId', 'eventId', 'jobName'].includes(key))).toBe(true)
    }
  })
})
