import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { root } from '#scripts/launcher/root.ts'

/** What keeps a start short, and must not cost anything else. */

const run = promisify(execFile)
const dir = mkdtempSync(join(tmpdir(), 'portal-warm-start-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('what starts everything does not load what only a first start needs', async () => {
  const script = `
    import { registerHooks } from 'node:module'
    const loaded = []
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
    await import(${JSON.stringify(pathToFileURL(join(root, 'scripts/launcher/launch.ts')).href)})
    process.stdout.write(JSON.stringify(loaded))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root, maxBuffer: 8_000_000 })
  const loaded = JSON.parse(stdout) as string[]
  expect(loaded.some((url) => url.endsWith('/scripts/launcher/launch.ts'))).toBe(true)
  expect(loaded.filter((url) => /\/(drizzle-orm|pdfkit|rolldown|vite)\//.test(url))).toEqual([])
})

it('tells the places of the sources in an error of a built program, and its own where there is no map', async () => {
  const built = join(dir, 'program.mjs')
  writeFileSync(built, `const told = (name) => new Error(name).stack\nprocess.stdout.write(told('here'))`)
  const preload = `--import=${pathToFileURL(join(root, 'scripts/launcher/places-of-errors.mjs')).href}`
  const without = await run(process.execPath, [preload, built])
  expect(without.stdout).toContain('Error: here\n')
  expect(without.stdout).toContain('program.mjs:1:')
  // The first line comes from line 5 of the source, the second from line 8.
  writeFileSync(`${built}.map`, JSON.stringify({ version: 3, sources: ['../parts/source.ts'], names: [], mappings: 'AAIA;AAGA' }))
  const mapped = await run(process.execPath, [preload, built])
  expect(mapped.stdout).toMatch(/at told \(\S+\/parts\/source\.ts:5:1\)/)
  expect(mapped.stdout).toMatch(/parts\/source\.ts:8:1/)
  expect(mapped.stdout).not.toContain('program.mjs:1:')
})
