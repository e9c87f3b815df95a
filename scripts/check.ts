import { performance } from 'node:perf_hooks'
import { apiDocumentBuilds } from './check/api-document.ts'
import { migrationsInStep } from './check/migrations.ts'
import { namesInOrder } from './check/names.ts'
import { runTool, type Part } from './check/part.ts'
import { proofsInPlace } from './check/proof-texts.ts'
import { nodeTypes, prepareWeb, webTypes } from './check/type-errors.ts'
import { wordsComplete } from './check/words.ts'

/** The longest first, so that the two lanes end together. */
const parts: readonly Part[] = [
  { name: 'lint', needsPages: true, ask: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
  { name: 'types of the pages', needsPages: true, ask: webTypes },
  { name: 'types', ask: nodeTypes },
  { name: 'format', ask: () => runTool('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']) },
  {
    name: 'walls',
    ask: () =>
      runTool('dependency-cruiser/bin/dependency-cruiser.mjs', [
        ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
        ...['server', 'jobs', 'db', 'web/src', 'scripts', 'tests'],
      ]),
  },
  { name: 'dead code', ask: () => runTool('knip/bin/knip.js', ['-c', '.knip.json', '--no-progress']) },
  { name: 'migrations in step', ask: migrationsInStep },
  { name: 'API document', ask: apiDocumentBuilds },
  { name: 'words', ask: wordsComplete },
  { name: 'names', ask: namesInOrder },
  { name: 'proofs in place', ask: proofsInPlace },
]

const preparation: Part = { name: 'prepare the pages', ask: prepareWeb }

/** Seconds, as they are read. */
const since = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`

/** Asks one part and tells how it went as soon as it is known; false when something is to be mended. */
async function ask({ name, ask: question }: Part): Promise<boolean> {
  const start = performance.now()
  const { ok, said } = await question().catch((error: unknown) => ({
    ok: false,
    said: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }))
  process.stdout.write(`${ok ? 'ok    ' : 'WRONG '} ${name.padEnd(20)} ${since(start).padStart(7)}\n`)
  if (!ok) process.stdout.write(`\n${said}\n\n`)
  return ok
}

/** Two at a time: that is what the smallest machine of ours has. */
async function askAll(chosen: readonly Part[]): Promise<string[]> {
  const waiting = [...chosen]
  const failed: string[] = []
  const lane = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      if (!(await ask(part))) failed.push(part.name)
    }
  }
  await Promise.all([lane(), lane()])
  return failed
}

const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? parts : parts.filter((part) => wanted.some((word) => part.name.includes(word)))
if (chosen.length === 0) {
  process.stdout.write(`No part is called that. There are: ${parts.map((part) => part.name).join(', ')}\n`)
  process.exit(1)
}

const start = performance.now()
const failed: string[] = []
if (chosen.some((part) => part.needsPages) && !(await ask(preparation))) failed.push(preparation.name)
failed.push(...(await askAll(chosen)))
process.stdout.write(failed.length === 0 ? `All well, ${since(start)}.\n` : `To be mended: ${failed.join(', ')}. ${since(start)}.\n`)
process.exit(failed.length === 0 ? 0 : 1)
