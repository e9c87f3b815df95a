import { expect, test } from 'vitest'
import { apart, stepFor, ticksTo } from './line-scale.ts'

test('an axis counts in round steps and reaches its top', () => {
  expect(ticksTo(12.4)).toEqual([0, 5, 10, 15])
  expect(ticksTo(33)).toEqual([0, 10, 20, 30, 40])
  expect(ticksTo(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8])
  expect(stepFor(1000)).toBe(500)
})

test('an axis of nothing still has one', () => {
  expect(ticksTo(0)).toEqual([0, 1])
})

test('labels that would stand on each other are moved apart, in the order of their lines', () => {
  expect(apart([50, 52, 120], 18)).toEqual([50, 68, 120])
  expect(apart([60, 50], 18)).toEqual([68, 50])
  expect(apart([], 18)).toEqual([])
})
