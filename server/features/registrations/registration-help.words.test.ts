import { describe, expect, test } from 'vitest'
import { screenLanguages } from '../identity/identity.contract.ts'
import { boxes } from './registration-boxes.words.ts'
import { fieldHelp, helpFor, helpIn, isField } from './registration-help.words.ts'

const fields = [...Object.keys(boxes).filter(isField), 'hasCbe']

describe.each([...screenLanguages])('the help of each field in %s', (language) => {
  const texts = helpIn(language)

  test.each(fields)('%s', (path) => {
    const text = helpFor(texts, path.replaceAll('*', '0'))
    expect(text?.length ?? 0, path).toBeGreaterThan(40)
    // It says more than the label does.
    expect(text).not.toBe(boxes[path]?.name[language])
  })
})

describe('the helps', () => {
  test('are of fields that exist', () => {
    const known = new Set(fields.flatMap((path) => [path, path.replace(/^.*\.(?=address\.)/, '')]))
    expect(Object.keys(fieldHelp).filter((path) => !known.has(path))).toEqual([])
  })

  test('are said in each language in its own words', () => {
    const same = Object.entries(fieldHelp).filter(([, words]) => new Set(Object.values(words)).size < screenLanguages.length)
    expect(same.map(([path]) => path)).toEqual([])
  })

  test('of a place in a list are those of the list, of an address those of any', () => {
    const texts = helpIn('en')
    expect(helpFor(texts, 'legalRepresentatives.3.email')).toBe(fieldHelp['legalRepresentatives.*.email']?.en)
    expect(helpFor(texts, 'establishmentUnits.12.address.street')).toBe(fieldHelp['address.street']?.en)
    expect(helpFor(texts, 'establishmentUnits.12.address.country')).toBe(fieldHelp['establishmentUnits.*.address.country']?.en)
    expect(helpFor(texts, 'elsewhere')).toBeUndefined()
  })
})
