import { describe, expect, test } from 'vitest'
import { guideAudiences } from '#server/features/help/guides.contract.ts'
import { accessibilityStatement } from '#server/features/help/accessibility-statement.words.ts'
import { disclaimerWords } from '#server/features/help/disclaimer.words.ts'
import { guideWords } from '#server/features/help/guides.words.ts'
import type { Leaflet, LeafletWords } from '#server/features/help/leaflet.contract.ts'
import { personalDataWords } from '#server/features/help/personal-data.words.ts'
import { privacyWords } from '#server/features/help/privacy.words.ts'
import { userRulesWords } from '#server/features/help/user-rules.words.ts'
import { screenLanguages } from '#server/features/identity/identity.contract.ts'
import { leafletFor, pieces } from './leaflet.ts'

const contact = {
  agency: 'The agency',
  address: ['Street 1', '1000 Brussels'],
  email: 'help@example.org',
  phone: null,
  hours: null,
  accessCentre: { email: 'access@example.org', phone: '02 000 00 00', hours: null },
}
const leaflets: Record<string, LeafletWords> = {
  ...Object.fromEntries(guideAudiences.map((audience) => [audience, guideWords[audience]])),
  accessibility: accessibilityStatement,
  disclaimer: disclaimerWords,
  'personal data': personalDataWords,
  privacy: privacyWords,
  'user rules': userRulesWords,
}
/** What a leaflet is made of, without its words. */
const shapeOf = ({ chapters }: Leaflet) =>
  chapters.map(({ id, parts }) => [
    id,
    ...parts.map((part) => {
      if (typeof part === 'string') return 'text'
      if ('steps' in part) return `steps ${part.steps.length}`
      return 'list' in part ? `list ${part.list.length}` : `rows ${part.rows.length} of ${part.heads.length}`
    }),
  ])

describe.each(Object.entries(leaflets))('%s', (_name, words) => {
  test('says the same in every language: the same chapters, steps and rows', () => {
    for (const language of screenLanguages) expect(shapeOf(words[language]), language).toEqual(shapeOf(words.en))
  })

  test('leaves no brace unfilled, and no language in the words of another', () => {
    const texts = screenLanguages.map((language) => JSON.stringify(leafletFor(words, { language, contact })))
    for (const text of texts) expect(text).not.toMatch(/\{\w+\}/)
    expect(new Set(texts).size).toBe(screenLanguages.length)
  })
})

test('addresses in a sentence are links, and nothing of it is lost', () => {
  const found = pieces('Write to help@example.org, or see www.example.org.')
  expect(found.filter(({ href }) => href)).toEqual([
    { text: 'help@example.org', href: 'mailto:help@example.org' },
    { text: 'www.example.org', href: 'https://www.example.org' },
  ])
  expect(found.map(({ text }) => text).join('')).toBe('Write to help@example.org, or see www.example.org.')
})
