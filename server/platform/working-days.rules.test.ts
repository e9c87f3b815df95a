import { expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.rules.ts'

test('weekends and Belgian holidays are no working days', () => {
  expect(isWorkingDay('2026-11-11')).toBe(false) // armistice
  expect(isWorkingDay('2026-04-06')).toBe(false) // Easter Monday
  expect(isWorkingDay('2026-05-14')).toBe(false) // Ascension
  expect(isWorkingDay('2026-05-25')).toBe(false) // Whit Monday
  expect(isWorkingDay('2026-11-22')).toBe(false) // a Sunday
  expect(isWorkingDay('2026-11-23')).toBe(true)
})

test('ten working days over Christmas and New Year', () => {
  expect(addWorkingDays('2026-12-18', 10)).toBe('2027-01-05')
})

test('the day itself is not counted', () => {
  expect(addWorkingDays('2026-11-23', 1)).toBe('2026-11-24')
  expect(addWorkingDays('2026-11-20', 1)).toBe('2026-11-23')
})

test('from one day to another it takes as many as lead there', () => {
  expect(workingDaysBetween('2026-11-20', '2026-11-20')).toBe(0)
  expect(workingDaysBetween('2026-11-20', '2026-11-22')).toBe(0)
  expect(workingDaysBetween('2026-11-20', '2026-11-23')).toBe(1)
  expect(workingDaysBetween('2026-11-23', '2026-11-20')).toBe(0)
  for (const count of [1, 4, 10]) expect(workingDaysBetween('2026-12-18', addWorkingDays('2026-12-18', count))).toBe(count)
})
