import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool, type Finding } from './part.ts'

/**
 * Types of server, jobs, db, scripts and tests. A planted error has to be found as well: a checker that looks at nothing
 * finds nothing either.
 */
export function nodeTypes(): Promise<Finding> {
  const planted = [
    "import type { Verdict } from '#server/platform/verdict.ts'",
    "export const planted: Verdict = 'neither allowed nor refused'",
  ]
  return withFolder(async (folder) => {
    const settings = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as { include: string[] }
    writeFileSync(join(folder, 'planted.mts'), planted.join('\n'))
    writeJson(join(folder, 'tsconfig.json'), {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(root, 'node_modules/@types')] },
      include: [...settings.include.map((path) => join(root, path)), './planted.mts'],
      exclude: [join(root, 'node_modules'), join(root, 'web')],
    })
    const { said } = await runTool('typescript/bin/tsc', ['-p', join(folder, 'tsconfig.json'), '--pretty', 'false'])
    return judged(said.split('\n'), /planted\.mts\(2,14\): error TS2322/, 'planted.mts')
  })
}

/** Types of the pages, with an error planted in a component: one that no rule of plain TypeScript would see. */
export function webTypes(): Promise<Finding> {
  const planted = [
    '<script lang="ts">',
    "  import type { RegistrationStatus } from '#server/features/registrations/registrations.contract.ts'",
    '  const { status }: { status: RegistrationStatus } = $props()',
    '</script>',
    '{status.planted}',
  ]
  return withFolder(async (folder) => {
    const web = join(root, 'web')
    const settings = JSON.parse(readFileSync(join(web, 'tsconfig.json'), 'utf8')) as { include: string[]; exclude: string[] }
    writeFileSync(join(folder, 'Planted.svelte'), planted.join('\n'))
    writeJson(join(folder, 'tsconfig.json'), {
      extends: join(web, 'tsconfig.json'),
      include: [...settings.include.map((path) => join(web, path)), './Planted.svelte'],
      exclude: settings.exclude.map((path) => join(web, path)),
    })
    const { said } = await runTool('svelte-check/bin/svelte-check', [
      '--workspace',
      web,
      '--tsconfig',
      join(folder, 'tsconfig.json'),
      '--output',
      'machine',
      '--fail-on-warnings',
    ])
    const faults = said.split('\n').filter((line) => / (ERROR|WARNING) /.test(line))
    const crashed = /COMPLETED/.test(said) ? [] : [said]
    return judged([...faults, ...crashed], /Planted\.svelte" 5:\d+ .*planted/, 'Planted.svelte')
  }, 'web/.svelte-kit')
}

/** What SvelteKit and the words' compiler make out of the sources; types and lint of the pages need it. */
export async function prepareWeb(): Promise<Finding> {
  const words = await runTool(
    '@inlang/paraglide-js/bin/run.js',
    ['compile', '--project', './project.inlang', '--outdir', './src/paraglide'],
    {
      cwd: join(root, 'web'),
    },
  )
  if (!words.ok) return words
  return sync()
}

/**
 * SvelteKit writes a file beside its packages for the time of a sync and takes it away again: two at once (a build, an
 * editor) take away each other's. Then again, once.
 */
async function sync(): Promise<Finding> {
  const args = ['sync', '-c', 'web/vite.config.ts']
  const first = await runTool('@sveltejs/kit/svelte-kit.js', args)
  return first.ok ? first : runTool('@sveltejs/kit/svelte-kit.js', args)
}

/** Right when the planted error was found and nothing else. */
function judged(lines: readonly string[], planted: RegExp, file: string): Finding {
  const others = lines.filter((line) => line.trim() !== '' && !line.includes(file))
  if (!lines.some((line) => planted.test(line)))
    others.push('An error planted on purpose was not found: this check does not see.', ...lines)
  return { ok: others.length === 0, said: others.join('\n') }
}

/** A folder inside the checkout, because types and packages are looked for upwards from where a file is. */
async function withFolder(work: (folder: string) => Promise<Finding>, inside = '.tools'): Promise<Finding> {
  mkdirSync(join(root, inside), { recursive: true })
  const folder = mkdtempSync(join(root, inside, 'check-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, JSON.stringify(value))
}
