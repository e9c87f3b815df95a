import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { root } from '#scripts/check/part.ts'

/** Tables whose rows belong to one company, or to one that registers: reading them without asking whose is the fault. */
const owned = [
  'companies',
  'companyPersons',
  'establishmentUnits',
  'registrations',
  'registrationUnits',
  'registrationRepresentatives',
  'registrationNumberChecks',
  'registrationVersions',
  'registrationEntries',
  'registrationAccesses',
  'registrationMessages',
]

/**
 * Functions that need no scope, each with its reason. A line here is a decision, to be read by whoever reviews it.
 */
const withoutScope: Readonly<Record<string, string>> = {
  findByAccessToken: 'the token itself is the right to this one registration',
  companyNamesAround: 'names around one person, only ever to refuse a password made of them; shown to nobody',
  decidedBetween: 'two times of each decision and nothing of whose it was; only their median is told, and only of twenty',
  tiesOfAccount: 'what ties one account’s own person to companies: he reads his own',
  lockTieOfAccount: 'one tie of the account’s own person, which he answers himself',
  answerTieRow: 'the tie that its person has just locked',
  findNaming: 'asked by a job for one company and one person that the event names',
  companiesDemandingApproval: 'names around one person who waits for the desk, read only by who approves resets',
  tiesOf: 'asked by an administrator who was told NISS, name and address of one person; noted in the trail',
  findCompanions: 'asked by a job for one person whose factors were set anew: who answers for his own companies is told',
}

type Found = { name: string; path: string; tables: string[]; takesScope: boolean; reads: boolean }

function functionsOf(path: string): Found[] {
  const text = readFileSync(join(root, path), 'utf8')
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return file.statements.filter(ts.isFunctionDeclaration).flatMap((declared) => {
    const isExported = declared.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false
    const body = declared.body?.getText() ?? ''
    if (!isExported) return []
    const tables = owned.filter((table) => new RegExp(String.raw`\b(from|update|delete|Join)\(\s*${table}\b`).test(body))
    const takesScope = declared.parameters.some(
      (parameter) => parameter.type?.getText() === 'Scope' && !parameter.initializer && !parameter.questionToken,
    )
    return [{ name: declared.name?.text ?? '', path, tables, takesScope, reads: tables.length > 0 }]
  })
}

const functions = globSync('server/features/**/*.repository.ts', { cwd: root }).flatMap(functionsOf)

describe('rows that belong to a company', () => {
  it('are only read and changed by functions that take a scope, without default', () => {
    const open = functions.filter(({ reads, takesScope, name }) => reads && !takesScope && !(name in withoutScope))
    expect(open.map(({ path, name, tables }) => `${path} ${name} (${tables.join(', ')})`)).toEqual([])
  })

  it('are found by this test: it sees the functions that do take one', () => {
    const scoped = functions.filter(({ reads, takesScope }) => reads && takesScope)
    expect(scoped.length).toBeGreaterThan(8)
  })

  it('are excepted for a reason that still exists', () => {
    const names = new Set(functions.filter(({ reads, takesScope }) => reads && !takesScope).map(({ name }) => name))
    expect(Object.keys(withoutScope).filter((name) => !names.has(name))).toEqual([])
  })
})
