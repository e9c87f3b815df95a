import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, runTool, wrong, type Finding } from './part.ts'

const tool = 'drizzle-kit/bin.cjs'

/** The committed migrations make the very schema of db/schema: generating again, in a copy, has to make nothing. */
export async function migrationsInStep(): Promise<Finding> {
  mkdirSync(join(root, '.tools'), { recursive: true })
  const folder = mkdtempSync(join(root, '.tools/migrations-'))
  try {
    cpSync(join(root, 'db/migrations'), folder, { recursive: true })
    const before = everything(folder)
    const out = `./${relative(root, folder)}`
    const dialect = ['--dialect', 'postgresql', '--out', out]
    const generated = await runTool(tool, ['generate', ...dialect, '--schema', './db/schema/*.ts', '--casing', 'snake_case'])
    const added = everything(folder).filter((path) => !before.includes(path))
    // Renames are asked about, which fails where nobody can answer: then they are out of step too.
    if (!generated.ok)
      return {
        ok: false,
        said: `${generated.said}\nThe schema and the migrations are out of step: npm run db:generate, read the SQL, commit it.`,
      }
    const sql = added.filter((path) => path.endsWith('.sql')).map((path) => readFileSync(join(folder, path), 'utf8'))
    if (added.length > 0)
      return wrong(['The schema has changes without a migration: npm run db:generate, read the SQL, commit it.', ...sql])
    return await runTool(tool, ['check', ...dialect])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function everything(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
}
