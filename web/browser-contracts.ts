import { parseSync, Visitor } from 'rolldown/utils'
import type { Plugin } from 'vite'

/** What a browser needs to know of an endpoint to call it. */
const asked = new Set(['name', 'method', 'path', 'idempotent'])

/**
 * A browser asks, the server judges: what an endpoint takes and answers stays with the server, so that a page which calls
 * one endpoint does not bring the shapes of its whole feature. zod itself stays away, too (`stand-ins.ts`).
 */
export function contractsOfTheBrowser(): Plugin {
  return {
    name: 'contracts-of-the-browser',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: { filter: { id: /\.contract\.ts$/ }, handler: (code, id) => asCalled(code, id) },
  }
}

/** A contract with only what calling its endpoints takes, and of which only that stays which somebody uses. */
export function asCalled(code: string, id: string): string {
  const changes: { at: number; upTo: number; text: string }[] = []
  const { program } = parseSync(id, code)
  new Visitor({
    CallExpression({ callee, arguments: [given] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'describeEndpoint' || given?.type !== 'ObjectExpression') return
      for (const property of given.properties) {
        const isAsked = property.type === 'Property' && property.key.type === 'Identifier' && asked.has(property.key.name)
        if (!isAsked) changes.push({ at: property.start, upTo: afterComma(code, property.end), text: '' })
      }
    },
  }).visit(program)
  // To make a shape does nothing but that, which a bundler cannot know: said of each, it leaves out what nobody names.
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration') continue
    for (const { init } of declaration.declarations) {
      if (init?.type !== 'CallExpression' && init?.type !== 'ObjectExpression') continue
      changes.push({ at: init.start, upTo: init.start, text: '/* @__PURE__ */ (() => (' }, { at: init.end, upTo: init.end, text: '))()' })
    }
  }
  return changes.toSorted((a, b) => b.at - a.at).reduce((all, { at, upTo, text }) => all.slice(0, at) + text + all.slice(upTo), code)
}

function afterComma(code: string, end: number): number {
  const comma = /^\s*,/.exec(code.slice(end))
  return end + (comma?.[0].length ?? 0)
}
