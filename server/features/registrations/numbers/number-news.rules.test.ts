import { describe, expect, test } from 'vitest'
import { isNumberNews, type AnsweredCheck } from './number-news.rules.ts'

const sent = new Date('2026-11-02T10:00:00Z')
const before = new Date('2026-11-02T09:00:00Z')
const after = new Date('2026-11-02T11:00:00Z')
const file = { status: 'submitted', submittedAt: sent } as const
const check = (given: Partial<AnsweredCheck> = {}): AnsweredCheck => ({
  id: 'a',
  concerns: 'number',
  number: 'FR40303265045',
  kind: 'vies',
  state: 'valid',
  checkedAt: after,
  ...given,
})
const isNews = (one: AnsweredCheck, others: AnsweredCheck[] = [], of: Parameters<typeof isNumberNews>[0] = file) =>
  isNumberNews(of, one, [one, ...others])

describe('an answer about a number is news to who had gone on', () => {
  test('when it came after the file was sent, good or bad, or when a validator confirmed what stayed silent', () => {
    expect(isNews(check())).toBe(true)
    expect(isNews(check({ state: 'invalid' }))).toBe(true)
    expect(isNews(check({ state: 'confirmed' }), [check({ id: 'b', state: 'unavailable' })])).toBe(true)
  })

  test('not while it is typed, after the decision, or when it was there before the file was sent', () => {
    expect(isNews(check(), [], { status: 'draft', submittedAt: null })).toBe(false)
    expect(isNews(check(), [], { status: 'approved', submittedAt: sent })).toBe(false)
    expect(isNews(check({ checkedAt: before }))).toBe(false)
  })

  test('not when it only says again what was known of this number; another answer, or another number, is news', () => {
    const known = check({ id: 'b', checkedAt: before })
    expect(isNews(check(), [known])).toBe(false)
    expect(isNews(check({ state: 'invalid' }), [known])).toBe(true)
    expect(isNews(check({ number: 'FR83404833048' }), [known])).toBe(true)
    expect(isNews(check({ concerns: 'register', kind: 'kbo' }), [known])).toBe(true)
  })

  test('not of silence, and not of a number that goes by hand', () => {
    expect(isNews(check({ state: 'unavailable' }))).toBe(false)
    expect(isNews(check({ kind: 'by-hand', state: 'confirmed' }))).toBe(false)
  })
})
