import { describe, expect, test } from 'vitest'
import { storyOf, type Happened } from './registration-story.rules.ts'

let at = 0
const happened = (name: string, payload: Happened['payload'] = {}): Happened => {
  at += 1
  return { id: String(at), name: `registration.${name}`, at: new Date(at * 1000).toISOString(), payload }
}
const steps = (events: readonly Happened[]) => storyOf(events).map(({ step, by }) => `${step} (${by})`)

describe('the story of a registration', () => {
  test('tells both sides what they may know, and nothing of what the agency does among itself', () => {
    const events = [
      happened('started'),
      happened('number-check-asked'),
      happened('changed'),
      happened('contact-mail-counted'),
      happened('submitted', { again: false }),
      happened('niss-checked'),
      happened('claimed', { takenOver: false }),
      happened('released', { because: 'by-hand' }),
      happened('message-sent', { from: 'agency' }),
      happened('message-sent', { from: 'company' }),
      happened('messages-read', { by: 'agency' }),
      happened('approved'),
    ]
    expect(steps(events)).toEqual([
      'begun (company)',
      'submitted (company)',
      'review-begun (agency)',
      'message-from-agency (agency)',
      'message-from-company (company)',
      'approved (agency)',
    ])
  })

  test('takes a file up once a round, however often it changes hands', () => {
    const claim = (takenOver = false) => happened('claimed', { takenOver })
    const first = [happened('submitted', { again: false }), claim(), happened('released'), claim(), claim(true)]
    const second = [happened('correction-asked'), happened('submitted', { again: true }), claim(), claim(true)]
    expect(steps([...first, ...second])).toEqual([
      'submitted (company)',
      'review-begun (agency)',
      'correction-asked (agency)',
      'submitted-again (company)',
      'review-begun (agency)',
    ])
  })

  test('hears a silent register once, until it speaks', () => {
    const silent = () => happened('number-checked', { state: 'unavailable', blocked: false })
    const events = [silent(), silent(), happened('number-checked', { state: 'invalid' }), silent(), happened('number-confirmed')]
    expect(steps(events)).toEqual([
      'register-silent (register)',
      'number-not-known (register)',
      'register-silent (register)',
      'number-confirmed (agency)',
    ])
  })
})
