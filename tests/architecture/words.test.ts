import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#scripts/check/part.ts'
import { fieldWords } from '#server/features/field-words.ts'
import { refusalCodes } from '#server/features/documents/documents.contract.ts'
import { mailTemplates } from '#server/features/notifications/notifications.contract.ts'
import { errorCodes } from '#server/platform/error-codes.contract.ts'
import { problemWords } from '#server/platform/http/problem.words.ts'

const screen = ['nl', 'fr', 'en', 'de']
const letters = ['nl', 'fr', 'en']
const sources = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** All objects inside a module's exports that have words by language, with where they are. */
function* wordsIn(value: unknown, where: string, depth = 0): Generator<{ where: string; words: Record<string, unknown> }> {
  if (typeof value !== 'object' || value === null || depth > 8) return
  const keys = Object.keys(value)
  if (keys.some((key) => letters.includes(key)) && keys.every((key) => screen.includes(key))) {
    yield { where, words: value as Record<string, unknown> }
    return
  }
  for (const [key, inner] of Object.entries(value)) yield* wordsIn(inner, `${where}.${key}`, depth + 1)
}

const isSaid = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'string' && value.trim() !== '') ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isSaid))
const gapsOf = (value: unknown) => [...new Set([...JSON.stringify(value).matchAll(/\{(\w+)\}/g)].map(([gap]) => gap))].toSorted()

describe('the words of the product', () => {
  it('are said in every language they are said in at all: letters in nl, fr and en, screens in de too', async () => {
    const faults: string[] = []
    let seen = 0
    for (const { path } of sources('server/**/*.words.ts')) {
      const module = (await import(join(root, path))) as Record<string, unknown>
      for (const { where, words } of wordsIn(module, path)) {
        seen += 1
        const wanted = 'de' in words ? screen : letters
        faults.push(...wanted.filter((language) => !isSaid(words[language])).map((language) => `${where}: nothing in ${language}`))
        const gaps = JSON.stringify(gapsOf(words.en ?? ''))
        faults.push(
          ...wanted
            .filter((language) => JSON.stringify(gapsOf(words[language] ?? '')) !== gaps)
            .map((language) => `${where}: other gaps in ${language}`),
        )
      }
    }
    expect(faults).toEqual([])
    expect(seen).toBeGreaterThan(100)
  })

  it('are there for every code of a problem', () => {
    expect(Object.keys(problemWords).toSorted()).toEqual([...errorCodes].toSorted())
    for (const code of errorCodes) expect([...wordsIn(problemWords[code], code)].length, code).toBeGreaterThan(0)
  })

  it('are there for every code of a field that a rule or command can answer', () => {
    const codes = sources('server/features/**/*.{rules,command,query,policy}.ts').flatMap(({ path, text }) =>
      [...text.matchAll(/\bpath: [^{}\n]*?\bcode: '([a-z0-9-]+)'/g)].map(([, code = '']) => ({ path, code })),
    )
    expect(codes.length).toBeGreaterThan(10)
    expect(codes.filter(({ code }) => !Object.hasOwn(fieldWords, code))).toEqual([])
  })

  it('are there for every reason for which a file is refused while it comes in', () => {
    // What the deep look finds has words by type, in registrations.words.ts; these two are told beside the field.
    for (const code of ['cut-off', 'not-a-pdf', 'too-large']) expect(Object.hasOwn(fieldWords, code), code).toBe(true)
    expect(refusalCodes.length).toBeGreaterThan(0)
  })
})

describe('mails', () => {
  it('are all sent by somebody: a template nobody uses is dead, one nobody listed is unseen', () => {
    const jobs = sources('jobs/**/*.ts').map(({ text }) => text)
    const used = (template: string) => jobs.some((text) => text.includes(`'${template}'`))
    expect(mailTemplates.filter((template) => !used(template))).toEqual([])
  })

  it('have words in nl, fr and en, each of them', async () => {
    const faults: string[] = []
    for (const { path, text } of sources('server/features/**/*.mail.ts')) {
      // Their words stand in the file itself or in an x.words.ts, which is read above.
      const ownWords = [...text.matchAll(/^\s{2,}(nl|fr|en)(?:: |\()/gm)].map(([, language = '']) => language)
      const count = (language: string) => ownWords.filter((found) => found === language).length
      if (letters.some((language) => count(language) !== count('en'))) faults.push(path)
      if (ownWords.length === 0 && !/\.words\.ts'/.test(text)) faults.push(`${path}: has no words at all`)
    }
    expect(faults).toEqual([])
  })
})
