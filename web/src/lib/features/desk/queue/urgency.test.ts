import { describe, expect, test } from 'vitest'
import { byUrgency, daysBetween, urgencyOf } from './urgency.ts'

// A Tuesday.
const today = '2026-11-24'

describe('how much a file presses', () => {
  test.each([
    ['submitted', '2026-11-23', 'late'],
    ['in-review', '2026-11-24', 'this-week'],
    ['submitted', '2026-11-29', 'this-week'],
    ['submitted', '2026-11-30', 'later'],
    ['submitted', null, 'later'],
    // The company has it: no date of ours is missed.
    ['correction-asked', '2026-11-01', 'with-company'],
    ['approved', '2026-11-01', 'decided'],
  ] as const)('%s due on %s is %s', (status, dueOn, urgency) => {
    expect(urgencyOf({ status, dueOn }, today)).toBe(urgency)
  })

  test('on a Sunday the week ends that day', () => {
    expect(urgencyOf({ status: 'submitted', dueOn: '2026-11-29' }, '2026-11-29')).toBe('this-week')
    expect(urgencyOf({ status: 'submitted', dueOn: '2026-11-30' }, '2026-11-29')).toBe('later')
  })

  test('groups come most pressing first, and empty ones not at all', () => {
    const rows = [
      { status: 'submitted', dueOn: '2026-12-20' },
      { status: 'submitted', dueOn: '2026-11-01' },
    ] as const
    expect(byUrgency(rows, today).map((group) => group.urgency)).toEqual(['late', 'later'])
  })

  test('days are counted over a change of clocks', () => {
    expect(daysBetween('2026-10-24T22:30:00Z', '2026-10-26')).toBe(2)
  })
})
