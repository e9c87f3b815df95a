import { describe, expect, test } from 'vitest'
import { asked, chosen, filesWithWords, inOneLanguage, languageBlank, leadingTo } from './one-language.ts'

const message = `import { getLocale, experimentalStaticLocale } from '../runtime.js'
const nl_land = () => 'Land'
const fr_land = () => 'Pays'
const en_land = () => 'Country'
const de_land = () => 'Staat'
export const land = /** @type {…} */ ((inputs = {}, options = {}) => {
  const locale = experimentalStaticLocale ?? options.locale ?? getLocale()
  if (locale === "nl") return nl_land(inputs)
  if (locale === "fr") return fr_land(inputs)
  if (locale === "de") return de_land(inputs)
  return en_land(inputs)
});`

describe('a message', () => {
  test.each([
    ['nl', 'Land'],
    ['fr', 'Pays'],
    ['en', 'Country'],
    ['de', 'Staat'],
  ] as const)('in %s says %s, and nothing of the others is left', (language, word) => {
    const code = inOneLanguage(chosen(message, 'land.js').replace(/^import.*$/m, ''), language)
    expect(['Land', 'Pays', 'Country', 'Staat'].filter((one) => code.includes(one))).toEqual([word])
  })

  test('that is compiled in another way is a fault of the build', () => {
    expect(() => chosen('export const land = () => "Land"', 'land.js')).toThrow('land.js')
  })
})

describe('words of the server', () => {
  const words = `export const boxes: Record<string, { name: Words }> = {
  country: { name: { nl: 'Land', fr: 'Pays', en: 'Country', de: 'Staat' } },
}
export const letters = { nl: 'Nederlands', fr: 'Français', en: 'English' }`

  test('keep their place and the words of one language', () => {
    const code = asked(words, 'boxes.words.ts')
    expect(code).toContain('boxes: Record<string, { name: Words }>')
    const told = inOneLanguage(code.replace(': Record<string, { name: Words }>', ''), 'fr')
    expect(told).toContain('Pays')
    expect(told).not.toMatch(/Land|Country|Staat/)
    expect(told).toMatch(/country:\{name:\{fr:/)
  })

  test('of which there are not exactly four stay whole: they name languages', () => {
    expect(asked(words, 'boxes.words.ts')).toContain("letters = { nl: 'Nederlands', fr: 'Français', en: 'English' }")
  })
})

describe('files', () => {
  const files = new Map([
    ['aaaaaaaa.js', 'let w = __PAGE_LANGUAGE__;'],
    ['0.bbbbbbbb.js', 'import {w} from "../chunks/aaaaaaaa.js";'],
    ['app.cccccccc.js', 'const m = ["../nodes/0.bbbbbbbb.js", "../chunks/dddddddd.js", "../assets/0.eeeeeeee.css"]'],
    ['dddddddd.js', 'export const svelte = 1'],
  ])

  test('with words are those that hold some and all that lead there', () => {
    expect([...filesWithWords(files)].toSorted()).toEqual(['0.bbbbbbbb.js', 'aaaaaaaa.js', 'app.cccccccc.js'])
  })

  test('of a language lead to files of that language; what has no words is everybody’s', () => {
    const led = leadingTo('nl', files.get('app.cccccccc.js') ?? '', filesWithWords(files))
    expect(led).toBe('const m = ["../nodes/0.bbbbbbbb.nl.js", "../chunks/dddddddd.js", "../assets/0.eeeeeeee.css"]')
  })

  test('are named with a blank by the server, which a page fills in', () => {
    const named = leadingTo(languageBlank, 'imports = ["_app/immutable/chunks/aaaaaaaa.js"]', filesWithWords(files))
    expect(named.replaceAll('%famhp.language%', 'de')).toBe('imports = ["_app/immutable/chunks/aaaaaaaa.de.js"]')
  })
})
