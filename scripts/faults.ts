import { globSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ownEnvironment } from '#server/platform/config.ts'
import { failed, passed, tableOf, writeReport, type RowReport } from './faults/report.ts'
import type { FaultRow } from './faults/row.ts'
import { sizes, type Size } from './faults/size.ts'
import { Stage } from './faults/stage.ts'

/**
 * `npm run faults`: real processes, real signals, and what was lost. `-- R2 start` runs only these rows, `--size small`
 * shows the same in a fraction of the time, `--out FOLDER` says where the JSON goes. Exit code 1 when a row does not hold.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'full' },
    out: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The stage that is up: a signal ends it before this process goes. */
let present: Stage | undefined
let isStopping = false

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void (present?.close() ?? Promise.resolve()).finally(() => process.exit(1))
  })
}

async function allRows(): Promise<FaultRow[]> {
  const files = globSync('*.fault.ts', { cwd: join(import.meta.dirname, 'faults') }).toSorted()
  const modules = files.map(async (file) => (await import(`./faults/${basename(file)}`)) as { row: FaultRow })
  return (await Promise.all(modules)).map(({ row }) => row)
}

function isSize(text: string): text is Size {
  return (sizes as readonly string[]).includes(text)
}

async function runRow(row: FaultRow, size: Size): Promise<RowReport> {
  const begin = performance.now()
  const facts = () => ({ id: row.id, title: row.title, size, seconds: Math.round((performance.now() - begin) / 1000) })
  const stage = new Stage({ size, say })
  present = stage
  try {
    const result = await row.run(stage)
    return { ...facts(), ...passed(result) }
  } catch (error) {
    // What was foreseen is a finding; this was not, so its last words are worth more than its code.
    return { ...facts(), ...failed(error, isStopping ? [] : stage.lastWords()) }
  } finally {
    if (!isStopping) await stage.close()
    present = undefined
  }
}

async function main(): Promise<void> {
  const { size } = values
  if (!isSize(size)) throw new Error(`--size is one of ${sizes.join(', ')}`)
  const rows = await allRows()
  const wanted = positionals.map((id) => id.toLowerCase())
  const unknown = wanted.filter((id) => !rows.some((row) => row.id.toLowerCase() === id))
  if (unknown.length > 0) throw new Error(`No such row: ${unknown.join(', ')}. There are ${rows.map(({ id }) => id).join(', ')}.`)
  if (values.list) return rows.forEach(({ id, title }) => say(`${id.padEnd(6)} ${title}`))

  const out = resolve(values.out ?? join(ownEnvironment().DATA_DIR?.trim() || '.data', 'faults'))
  const reports: RowReport[] = []
  for (const row of rows) {
    if (wanted.length > 0 && !wanted.includes(row.id.toLowerCase())) continue
    say(`${row.id}: ${row.title} (${size})`)
    const report = await runRow(row, size)
    reports.push(report)
    writeReport(out, report)
  }
  for (const line of tableOf(reports)) say(line)
  say(`Written to ${out}`)
  process.exitCode = reports.every((report) => report.holds) ? 0 : 1
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
