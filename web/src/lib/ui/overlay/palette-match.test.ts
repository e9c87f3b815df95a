import { expect, test } from 'vitest'
import { markedIn, matches, mayBeNiss } from './palette-match.ts'

test('a number is found with dots, spaces or neither', () => {
  for (const asked of ['1000.439.093', '1000439093', '1000 439 093', '1000 4'])
    expect(matches('Plastique 1000.439.093', asked), asked).toBe(true)
  expect(matches('Plastique 1000.439.093', '1000.5')).toBe(false)
})

test('words are found in any order, without accents and case', () => {
  expect(matches('Prótesis del Caribe', 'CARIBE protesis')).toBe(true)
  expect(matches('Prótesis del Caribe', 'caribe paris')).toBe(false)
  expect(matches('Anything', '')).toBe(true)
})

test('what was asked is marked where it stands, with the signs between', () => {
  expect(markedIn('1000.439.093', '10004')).toEqual([
    { text: '1000.4', hit: true },
    { text: '39.093', hit: false },
  ])
  expect(markedIn('Orthopédie', 'ped')[1]).toEqual({ text: 'péd', hit: true })
  expect(markedIn('Orthopédie', 'x')).toEqual([{ text: 'Orthopédie', hit: false }])
})

test('a national number is known by its check digits, also of those born in this century; other eleven digits are not', () => {
  const born = (nine: number, prefix = '') =>
    `${String(nine).padStart(9, '0')}${String(97 - (Number(`${prefix}${String(nine).padStart(9, '0')}`) % 97)).padStart(2, '0')}`
  expect(mayBeNiss(born(794_802_082))).toBe(true)
  expect(mayBeNiss(born(10_203_004, '2'))).toBe(true)
  const [day, rest] = [born(794_802_082).slice(0, 6), born(794_802_082).slice(6)]
  expect(mayBeNiss(`${day} ${rest.slice(0, 3)}-${rest.slice(3)}`)).toBe(true)
  expect(mayBeNiss('00743110157')).toBe(false)
  expect(mayBeNiss('1000439093')).toBe(false)
})
