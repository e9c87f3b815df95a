import { expect, it } from 'vitest'
import { acceptedLanguage } from './language.ts'

it.each([
  ['nl', 'nl'],
  ['nl-BE', 'nl'],
  ['FR-be;q=0.8, en;q=0.9', 'en'],
  ['sv, de;q=0.1', 'de'],
  ['sv', undefined],
  ['*', undefined],
  ['fr;q=0, nl;q=0.1', 'nl'],
  ['en;q=x', 'en'],
  ['', undefined],
  [undefined, undefined],
  ['x'.repeat(100_000), undefined],
])('takes %s as %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})
