import { describe, expect, test } from 'vitest'
import { screenLanguages } from '../identity/identity.contract.ts'
import { helpFor } from '../registrations/registration-help.words.ts'
import { numberRequestBoxes } from './enterprise-numbers.words.ts'
import { numberRequestHelpIn } from './number-request-help.words.ts'

describe('"?" at each field of a request for a number', () => {
  test.each(screenLanguages)('says something in %s, and not the same as another field', (language) => {
    // The office is in the country that was chosen above, and is not asked again.
    const fields = Object.keys(numberRequestBoxes).filter((path) => path !== 'address.country')
    const texts = fields.map((path) => helpFor(numberRequestHelpIn(language), path))
    expect(texts.every((text) => text !== undefined && text.length > 20)).toBe(true)
    expect(new Set(texts).size).toBe(fields.length)
  })
})
