import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { ownEnvironment } from '#server/platform/config.ts'
import { brief, runContest, type BenchRow, type ContestResult } from './bench/bench-row.ts'
import { openBenchWorld } from './bench/world.ts'

/**
 * `npm run bench [-- T3 T14 --rounds 5]`: the speed rows of the targets. Each starts its own services, runs yardstick
 * and product in turn, says medians, spread and ratio, and writes them to DATA_DIR/bench.
 */
async function main(): Promise<number> {
  const command = new Command('bench')
    .argument('[rows...]', 'such as T3')
    .option('--rounds <count>', 'at least three', '3')
    .option('--scale <part>', 'a part of the sizes, to try a row out', '1')
    .parse()
  const given = command.opts<{ rounds: string; scale: string }>()
  const rounds = Math.max(3, Number(given.rounds) || 3)
  const scale = Math.min(1, Number(given.scale) || 1)
  const wanted = command.args.map((id) => id.toUpperCase())
  const rows = (await allRows()).filter((row) => wanted.length === 0 || wanted.includes(row.id))
  const unknown = wanted.filter((id) => !rows.some((row) => row.id === id))
  if (unknown.length > 0) {
    process.stderr.write(`No such row: ${unknown.join(', ')}\n`)
    return 1
  }
  let missed = 0
  for (const row of rows) missed += (await runRow(row, rounds, scale)).filter((result) => !result.isMet).length
  tell(missed === 0 ? '\nAll goals are met.' : `\n${missed} ${missed === 1 ? 'goal is' : 'goals are'} not met.`)
  return missed === 0 ? 0 : 1
}

/** One file each: `scripts/bench/t03-event-to-job.bench.ts` exports its `row`. */
async function allRows(): Promise<BenchRow[]> {
  const folder = fileURLToPath(new URL('./bench/', import.meta.url))
  const files = readdirSync(folder).filter((file) => file.endsWith('.bench.ts'))
  const modules = await Promise.all(files.sort().map((file) => import(`${folder}${file}`) as Promise<{ row: BenchRow }>))
  return modules.map((module) => module.row)
}

async function runRow(row: BenchRow, rounds: number, scale: number): Promise<ContestResult[]> {
  tell(`${row.id}  ${row.title}`)
  const world = await openBenchWorld(scale)
  // Its services live in groups of their own: stopped in the middle, it must not leave them behind.
  const stop = () => void world.close().finally(() => process.exit(1))
  process.once('SIGTERM', stop).once('SIGINT', stop)
  const results: ContestResult[] = []
  try {
    const { contests, close } = await row.prepare(world)
    try {
      for (const contest of contests) {
        tell(`  ${contest.name}`)
        const result = await runContest(contest, rounds, tell)
        results.push(result)
        for (const line of wordsOf(result)) tell(`    ${line}`)
      }
    } finally {
      await close()
    }
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop)
    await world.close()
  }
  keep(row, results, scale)
  return results
}

function wordsOf({ unit, yardstick, product, beside, ratio, goal, isMet }: ContestResult): string[] {
  const spread = (of: { median: number; least: number; most: number }) =>
    `${brief(of.median)} ${unit} (${brief(of.least)} to ${brief(of.most)})`
  return [
    ...(yardstick ? [`${yardstick.name}: ${spread(yardstick)}`] : []),
    `product: ${spread(product)}`,
    ...Object.entries(beside).map(([name, figures]) => `${name}: ${spread(figures)}`),
    `${ratio === undefined ? '' : `ratio ${ratio.toFixed(2)}; `}goal ${goal.is} ${goal.than}${goal.of === 'value' ? ` ${unit}` : ''}: ${isMet ? 'met' : 'NOT met'}`,
  ]
}

function keep(row: BenchRow, results: ContestResult[], scale: number): void {
  const folder = join(resolve(ownEnvironment().DATA_DIR?.trim() || '.data'), 'bench')
  mkdirSync(folder, { recursive: true })
  const about = { row: row.id, title: row.title, at: new Date().toISOString(), node: process.version, cores: cpus().length, scale }
  writeFileSync(join(folder, `${row.id}.json`), `${JSON.stringify({ ...about, results }, undefined, 2)}\n`)
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main()
