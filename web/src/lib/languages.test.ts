import { describe, expect, test } from 'vitest'
import { inLanguage, preferredLanguage, splitLanguage } from './languages.ts'

describe('the language of an address', () => {
  test.each([
    ['/fr/register', 'fr', '/register'],
    ['/nl', 'nl', '/'],
    ['/nl/', 'nl', '/'],
    ['/register', undefined, '/register'],
    ['/frites', undefined, '/frites'],
    ['/', undefined, '/'],
  ])('%s is read as %s and %s', (address, language, path) => {
    expect(splitLanguage(address)).toEqual({ language, path })
  })

  test('putting a language before a path and taking it away again gives the path', () => {
    for (const path of ['/', '/register', '/registrations/R-2026-00001']) {
      expect(splitLanguage(inLanguage('de', path))).toEqual({ language: 'de', path })
    }
  })
})

describe('the language a browser prefers', () => {
  test.each([
    ['nl-BE,fr;q=0.8', 'nl'],
    ['es,fr;q=0.3,de;q=0.9', 'de'],
    ['fr;q=0,en', 'en'],
    ['es', 'en'],
    [null, 'en'],
  ])('%s gives %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })
})
