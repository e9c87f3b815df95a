import { describe, expect, test } from 'vitest'
import { standingOf } from './session-end.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 9, minutes)).toISOString()
const seen = (now: number, endsAt: number, last = 700) => standingOf({ now: at(now), endsAt: at(endsAt), endsInAnyCaseAt: at(last) })

describe('what is said of a session', () => {
  test('is nothing until five minutes before its end, and then it is looked at', () => {
    expect(seen(0, 30)).toEqual({ standing: 'open', leftMs: 30 * 60_000, lookAgainMs: 25 * 60_000 + 500 })
  })
  test('is that it can be extended, and it is looked at often: another tab may do so', () => {
    expect(seen(25, 30)).toMatchObject({ standing: 'idle', leftMs: 300_000, lookAgainMs: 15_000 })
  })
  test('is that nothing extends it, where its day is over', () => {
    expect(seen(696, 700, 700)).toMatchObject({ standing: 'day' })
  })
  test('is that it is over', () => {
    expect(seen(30, 30)).toMatchObject({ standing: 'over' })
  })
})
