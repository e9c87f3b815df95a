import { expect, test } from 'vitest'
import { usualDuration } from './usual-duration.rules.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1)

test('says nothing of fewer than twenty', () => {
  expect(usualDuration([])).toBeNull()
  expect(usualDuration(upTo(19))).toBeNull()
  expect(usualDuration(upTo(20))).not.toBeNull()
})

test('says what half took, and eight in ten at most, in whichever order they come', () => {
  expect(usualDuration(upTo(20))).toEqual({ medianDays: 10, mostWithinDays: 16 })
  expect(usualDuration(upTo(100).toReversed())).toEqual({ medianDays: 50, mostWithinDays: 80 })
  expect(usualDuration(Array<number>(25).fill(3))).toEqual({ medianDays: 3, mostWithinDays: 3 })
})

test('one slow file does not make all look slow', () => {
  expect(usualDuration([...Array<number>(24).fill(4), 200])).toEqual({ medianDays: 4, mostWithinDays: 4 })
})

test('what was decided at once took a day', () => {
  expect(usualDuration(Array<number>(20).fill(0))).toEqual({ medianDays: 1, mostWithinDays: 1 })
})
