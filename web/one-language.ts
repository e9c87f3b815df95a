import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Adapter } from '@sveltejs/kit'
import { minifySync, parseSync, transformSync, Visitor } from 'rolldown/utils'
import type { Plugin } from 'vite'
import { screenLanguages as languages, type ScreenLanguage } from '../server/features/identity/identity.contract.ts'

/*
 * A page is read in one language, and a change of language loads the document anew: so a browser fetches the words of one
 * language only. `wordsOfOneLanguage` lets every word in the browser's build depend on one name; `filesOfEachLanguage`
 * then writes each file that holds words once a language, with that name known and all other words gone. Pages name such
 * files with a blank for the language (`languageBlank`), which `hooks.server.ts` fills in.
 */

/** The name that words of the browser's build depend on until its files are written a language at a time. */
const languageName = '__PAGE_LANGUAGE__'

/** Stands for the language in the names of files that a page asks for; the same blank as in `app.html`. */
export const languageBlank = '%famhp.language%'

/** Words of the server that pages show in their own language alone; what they quote in the letters' language is not here. */
const wordsShownToTheReader = /\/server\/features\/registrations\/(registration-boxes|registrations)\.words\.ts$/

/** Makes the browser's words wait for their language. A development server has all of them, and looks them up. */
export function wordsOfOneLanguage(): Plugin {
  return {
    name: 'words-of-one-language',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: [/\/paraglide\/messages\/(?!_index\.)[^/]+\.js$/, wordsShownToTheReader] },
      handler: (code, id) => (wordsShownToTheReader.test(id) ? asked(code, id) : chosen(code, id)),
    },
  }
}

/** How paraglide compiles a message: a function that looks which language it is, and calls that one's. */
const lookingUp =
  /\(\(inputs[^)]*\) => \{\s*const locale = experimentalStaticLocale \?\? options\.locale \?\? getLocale\(\)\s*((?:if \(locale === "\w+"\) return \w+\(inputs\)\s*)+)return (\w+)\(inputs\)\s*\}\)/
const oneOfThem = /if \(locale === "(\w+)"\) return (\w+)\(inputs\)/g

/** A message that is its language's own function, once that is known. */
export function chosen(code: string, id: string): string {
  const [whole, others, last] = lookingUp.exec(code) ?? []
  if (whole === undefined || others === undefined) throw new Error(`${id} does not look its language up as paraglide's messages do`)
  const choices = [...others.matchAll(oneOfThem)].map(([, language, own]) => `${languageName} === '${language}' ? ${own} : `)
  return code.replace(whole, `/* @__PURE__ */ (() => ${choices.join('')}${last})()`)
}

/** Of `{ nl: 'Land', fr: 'Pays', … }` only the page's own language is left. */
export function asked(code: string, id: string): string {
  const found: { start: number; end: number; text: string }[] = []
  new Visitor({
    ObjectExpression({ start, end, properties }) {
      const values = properties.flatMap((property) => {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') return []
        const { name } = property.key
        const language = languages.find((known) => known === name)
        return language ? [[language, code.slice(property.value.start, property.value.end)] as const] : []
      })
      if (values.length !== languages.length || properties.length !== languages.length) return
      const choices = values.map(([language, value]) => `${languageName} === '${language}' ? ${value} : `)
      found.push({ start, end, text: `{ [${languageName}]: ${choices.join('')}'' }` })
    },
  }).visit(parseSync(id, code).program)
  return found
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), code)
}

/** A file of the browser's build in one language: what the others say is gone, with all that only they used. */
export function inOneLanguage(code: string, language: ScreenLanguage): string {
  if (!code.includes(languageName)) return code
  const told = transformSync('file.js', code, { define: { [languageName]: JSON.stringify(language) } })
  const small = minifySync('file.js', told.code, { module: true, compress: { target: 'es2022' }, mangle: true })
  const fault = told.errors[0] ?? small.errors[0]
  if (fault) throw new Error(fault.message)
  return small.code
}

/** Names of files are told from all other text by their hash: `./DmAwJvQV.js`, `../nodes/0.BOA1KwCG.js`. */
const fileName = /[\w.-]+\.js\b/g

/** The files that hold words, and those that name one of them: they too must lead to the right one. */
export function filesWithWords(files: ReadonlyMap<string, string>): Set<string> {
  const found = new Set([...files].filter(([, code]) => code.includes(languageName)).map(([name]) => name))
  const named = new Map([...files].map(([name, code]) => [name, new Set(code.match(fileName))]))
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const [name, names] of named) if (!found.has(name) && [...names].some((other) => found.has(other))) found.add(name)
  }
  return found
}

/** Leads to the files of a language: `./DmAwJvQV.js` becomes `./DmAwJvQV.nl.js` where that file holds words. */
export function leadingTo(language: string, code: string, withWords: ReadonlySet<string>): string {
  return code.replace(fileName, (name) => (withWords.has(name) ? name.replace(/js$/, `${language}.js`) : name))
}

/** Writes the browser's files of each language before they are compressed, and lets the server's pages name them. */
export function filesOfEachLanguage(adapter: Adapter): Adapter {
  return {
    ...adapter,
    async adapt(builder) {
      const client = join(builder.getClientDirectory(), builder.getAppPath(), 'immutable')
      const paths = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
      const code = new Map(paths.map((path) => [path, readFileSync(join(client, path), 'utf8')]))
      const withWords = filesWithWords(new Map([...code].map(([path, text]) => [basename(path), text])))
      for (const [path, text] of code) {
        if (!withWords.has(basename(path))) continue
        for (const language of languages) {
          const own = leadingTo(language, inOneLanguage(text, language), withWords)
          writeFileSync(join(client, path.replace(/js$/, `${language}.js`)), own)
        }
        rmSync(join(client, path))
      }
      const nodes = join(builder.getServerDirectory(), 'nodes')
      const name = (file: string) => writeFileSync(file, leadingTo(languageBlank, readFileSync(file, 'utf8'), withWords))
      if (existsSync(nodes)) for (const file of readdirSync(nodes)) name(join(nodes, file))
      await adapter.adapt({
        ...builder,
        generateServerInstance(file, options) {
          builder.generateServerInstance(file, options)
          name(file)
        },
      })
    },
  }
}
