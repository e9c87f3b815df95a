import { expect, it } from 'vitest'
import { allowance } from './allowance.ts'

it('gives a burst at once, then so much a second, and never saves up more than the burst', () => {
  let now = 0
  const mine = allowance(10, 2, () => now)
  expect(Array.from({ length: 12 }, () => mine.take(1))).toEqual([...Array.from({ length: 10 }, () => true), false, false])
  expect(mine.refusals()).toBe(2)
  now = 1_500
  expect(mine.take(3)).toBe(true)
  expect(mine.refusals()).toBe(0)
  expect(mine.take(1)).toBe(false)
  now = 1_000_000
  expect(mine.take(11)).toBe(false)
  expect(mine.take(10)).toBe(true)
})
