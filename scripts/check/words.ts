import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, wrong, type Finding } from './part.ts'

const languages = ['nl', 'fr', 'en', 'de'] as const
const screens = ['web/src/**/*.{svelte,ts}']
const made = ['web/src/paraglide']

type Messages = Record<string, string>

/**
 * The words of screens: each in all four languages, with the same gaps to fill, and none that no screen shows. The words
 * of the product itself (x.words.ts) are complete by type.
 */
export function wordsComplete(): Promise<Finding> {
  const byLanguage = Object.fromEntries(languages.map((language) => [language, read(language)])) as Record<
    (typeof languages)[number],
    Messages
  >
  const keys = new Set(languages.flatMap((language) => Object.keys(byLanguage[language])))
  const faults: string[] = []
  for (const key of keys) {
    for (const language of languages) {
      const text = byLanguage[language][key]
      if (text === undefined || text.trim() === '') faults.push(`${key}: not in ${language}`)
      else if (gapsOf(text) !== gapsOf(byLanguage.en[key] ?? '')) faults.push(`${key}: other gaps in ${language} than in en`)
    }
  }
  const shown = usedKeys()
  faults.push(...[...keys].filter((key) => !shown.has(key)).map((key) => `${key}: no screen shows it`))
  faults.push(...[...shown].filter((key) => !keys.has(key)).map((key) => `${key}: a screen asks for it and no language has it`))
  return Promise.resolve(wrong(faults.toSorted()))
}

function read(language: string): Messages {
  const parsed = JSON.parse(readFileSync(join(root, 'web/messages', `${language}.json`), 'utf8')) as Record<string, unknown>
  const words = Object.entries(parsed).filter(([key]) => !key.startsWith('$'))
  // A message with plural forms is a list; its text is all of them.
  return Object.fromEntries(words.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]))
}

/** The names to be filled in, sorted; plural forms may each use them more than once. */
function gapsOf(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted().join()
}

/** Messages are functions of the module `m`; they are only ever asked for by name, so that this can be known. */
function usedKeys(): Set<string> {
  const used = new Set<string>()
  for (const path of globSync(screens, { cwd: root, exclude: (name) => made.some((folder) => name.startsWith(folder)) })) {
    for (const [, key = ''] of readFileSync(join(root, path), 'utf8').matchAll(/\bm\.(\w+)/g)) used.add(key)
  }
  return used
}
