import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ownEnvironment } from '#server/platform/config.ts'
import { wordsOf, type Defect } from './proofs/defect.ts'
import { allDefects } from './proofs/defects.ts'
import { bareEnvironment } from './faults/stage.ts'
import { buildWeb } from './launcher/web-build.ts'
import { runCheck, SoundRuns, type Outcome } from './proofs/run-check.ts'
import { OutOfDate, Workshop } from './proofs/workshop.ts'

/**
 * `npm run proofs`: takes out one defence after the other, in a copy, and looks whether the check that guards it sees
 * it. `-- no-epoch R6` runs only these defects, or those that these rows must catch. Exit code 1 unless all are caught.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)

type Proof = { id: string; without: string; check: string; caught: boolean; said: string; seconds: number }

function isWanted({ id, caughtBy }: Defect): boolean {
  const names = [id, caughtBy.kind === 'row' ? caughtBy.id : caughtBy.file].map((name) => name.toLowerCase())
  return positionals.length === 0 || positionals.some((wanted) => names.some((name) => name.includes(wanted.toLowerCase())))
}

/** A check that fails on the sound product sees nothing, so each is first run without the defect. */
async function prove(workshop: Workshop, sound: SoundRuns, defect: Defect): Promise<Proof> {
  const begin = performance.now()
  const proof = (caught: boolean, said: string): Proof => ({
    id: defect.id,
    without: defect.without,
    check: wordsOf(defect.caughtBy),
    caught,
    said,
    seconds: Math.round((performance.now() - begin) / 1000),
  })
  try {
    workshop.check(defect)
  } catch (error) {
    if (error instanceof OutOfDate) return proof(false, `OUT OF DATE: ${error.message}`)
    throw error
  }
  const without = await sound.outcomeOf(defect.caughtBy)
  if (without.said !== 'passed') return proof(false, `the check does not pass without the defect: ${detail(without)}`)
  const outcome = await workshop.with(defect, () => runCheck(workshop, defect.caughtBy))
  return proof(outcome.said === 'failed', detail(outcome))
}

function detail(outcome: Outcome): string {
  if (outcome.said === 'passed') return 'nothing was seen'
  return outcome.said === 'failed' ? outcome.by.slice(0, 3).join('; ') : `it did not run: ${outcome.because}`
}

async function main(): Promise<void> {
  const defects = allDefects.filter(isWanted)
  if (defects.length === 0) throw new Error(`No such defect: ${positionals.join(', ')}. -- --list names all.`)
  if (values.list) return defects.forEach(({ id, without, caughtBy }) => say(`${id.padEnd(28)} without ${without}  [${wordsOf(caughtBy)}]`))
  // The copy takes the built pages along; built there, they would be built for every one who asks.
  await buildWeb({ env: bareEnvironment(), say, signal: AbortSignal.timeout(300_000) })
  const workshop = new Workshop()
  const close = () => workshop.close()
  process.on('exit', close)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
  const sound = new SoundRuns(workshop)
  const proofs: Proof[] = []
  for (const one of defects) {
    const proof = await prove(workshop, sound, one)
    proofs.push(proof)
    say(`${proof.caught ? 'caught' : 'MISSED'}  ${proof.id}: without ${proof.without} (${String(proof.seconds)} s)`)
    say(`        ${proof.check}: ${proof.said}`)
  }
  const caught = proofs.filter((proof) => proof.caught).length
  const folder = resolve(ownEnvironment().DATA_DIR?.trim() || '.data', 'proofs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'proofs.json'),
    `${JSON.stringify({ at: new Date().toISOString(), caught, of: proofs.length, proofs }, null, 2)}\n`,
  )
  say(`\ncaught ${String(caught)} of ${String(proofs.length)} seeded defects`)
  process.exitCode = caught === proofs.length ? 0 : 1
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
