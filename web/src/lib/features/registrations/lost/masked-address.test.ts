import { expect, test } from 'vitest'
import { maskedAddress } from './masked-address.ts'

test('an address keeps its ends and its house, and hides the rest', () => {
  expect(maskedAddress('luisa.perez@ortopedia.example')).toBe('l•••z@ortopedia.example')
  expect(maskedAddress('ab@ortopedia.example')).toBe('a•••@ortopedia.example')
  expect(maskedAddress('a@ortopedia.example')).toBe('a•••@ortopedia.example')
  expect(maskedAddress('"a@b"@ortopedia.example')).toBe('"•••"@ortopedia.example')
  expect(maskedAddress('nothing')).toBe('•••')
})
