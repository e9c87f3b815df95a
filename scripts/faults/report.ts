import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { FaultResult, Finding } from './row.ts'
import type { Size } from './size.ts'

export type RowReport = {
  id: string
  title: string
  size: Size
  seconds: number
  holds: boolean
  lost: string
  findings: Finding[]
  figures: Record<string, number | string>
  /** Present when the row itself ended before its end. */
  error?: string
  lastWords?: string[]
}

type Verdict = Omit<RowReport, 'id' | 'title' | 'size' | 'seconds'>

export function passed({ lost, findings, figures }: FaultResult): Verdict {
  return { holds: findings.every((finding) => finding.holds), lost, findings, figures }
}

/** A row that did not come to its end does not hold: nobody knows what was lost. */
export function failed(error: unknown, lastWords: string[]): Verdict {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { holds: false, lost: 'unknown', findings: [], figures: {}, error: message, lastWords }
}

/** One file a row, so that the last run of each can be read by a program. */
export function writeReport(folder: string, report: RowReport): void {
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  const file = join(folder, `${report.id.toLowerCase()}.json`)
  writeFileSync(file, `${JSON.stringify({ at, cores: cpus().length, node: process.version, ...report }, null, 2)}\n`)
}

/** What a person reads: a line a row, then every finding, those that do not hold marked. */
export function tableOf(reports: readonly RowReport[]): string[] {
  const lines = reports.flatMap((report) => [
    '',
    `${report.holds ? 'holds' : 'FAILS'}  ${report.id.padEnd(6)} lost: ${report.lost}  (${String(report.seconds)} s)`,
    ...report.findings.map(({ what, seen, holds }) => `  ${holds ? ' ' : '!'} ${what}: ${seen}`),
    ...Object.entries(report.figures).map(([name, value]) => `    ${name}: ${String(value)}`),
    ...(report.error === undefined ? [] : [`  ! ${report.error}`, ...(report.lastWords ?? []).map((line) => `    ${line}`)]),
  ])
  const holding = reports.filter((report) => report.holds).length
  return [...lines, '', `${String(holding)} of ${String(reports.length)} rows hold`]
}
