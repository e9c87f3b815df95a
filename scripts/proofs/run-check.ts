import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bareEnvironment } from '#scripts/faults/stage.ts'
import { signalQuietly } from '#scripts/processes/recognise.ts'
import { endOf, spawnPlan } from '#scripts/processes/run-plan.ts'
import type { Check } from './defect.ts'
import type { Workshop } from './workshop.ts'

/**
 * `failed` names what failed. `did-not-run` is neither: a file that does not load, or a row that broke down, has seen
 * nothing.
 */
export type Outcome = { said: 'passed' } | { said: 'failed'; by: string[] } | { said: 'did-not-run'; because: string }

const longestMs = 400_000

/** Runs one check in the workshop, as it stands there. */
export async function runCheck(workshop: Workshop, check: Check): Promise<Outcome> {
  if (check.kind === 'row') return rowOutcome(await reportOf(workshop, rowArguments(workshop, check.id), `${check.id.toLowerCase()}.json`))
  return testOutcome(await reportOf(workshop, testArguments(workshop, check, ['--bail', '1']), testReport), check)
}

/** Runs whole test files and rows once on the sound product; whoever asks for a part of a file is answered from that. */
export class SoundRuns {
  readonly #reports = new Map<string, Promise<Report>>()
  readonly #workshop: Workshop

  constructor(workshop: Workshop) {
    this.#workshop = workshop
  }

  async outcomeOf(check: Check): Promise<Outcome> {
    if (check.kind === 'row')
      return rowOutcome(await this.#once(check.id, rowArguments(this.#workshop, check.id), `${check.id.toLowerCase()}.json`))
    const { project, file } = check
    const whole = testArguments(this.#workshop, { kind: 'test', project, file }, [])
    return testOutcome(await this.#once(file, whole, testReport), check)
  }

  #once(name: string, args: string[], file: string): Promise<Report> {
    const report = this.#reports.get(name) ?? reportOf(this.#workshop, args, file)
    this.#reports.set(name, report)
    return report
  }
}

/** What a check wrote, or the last lines of one that wrote nothing. */
type Report = { text: string } | { lastLines: string }

const testReport = 'tests.json'

async function reportOf(workshop: Workshop, args: string[], file: string): Promise<Report> {
  const path = join(workshop.out, file)
  rmSync(path, { force: true })
  const lines = await run(workshop, args)
  return existsSync(path) ? { text: readFileSync(path, 'utf8') } : { lastLines: lines.slice(-5).join(' | ') }
}

const rowArguments = ({ out }: Workshop, id: string) => ['scripts/faults.ts', id, '--size', 'small', '--out', out]

function testArguments({ out }: Workshop, { project, file, name }: TestCheck, more: string[]): string[] {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', '--project', project, file]
  const narrowed = name === undefined ? [] : ['-t', name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')]
  return [...vitest, ...narrowed, ...more, '--reporter', 'json', '--outputFile', join(out, testReport)]
}

async function run({ folder }: Workshop, args: string[]): Promise<string[]> {
  const lines: string[] = []
  const child = spawnPlan(
    {
      name: 'check',
      command: process.execPath,
      args,
      cwd: folder,
      env: bareEnvironment(),
      port: 0,
      isReady: () => Promise.resolve(true),
      endWith: [],
    },
    (line) => lines.push(line),
  )
  // It leads a group of its own: whatever it started goes with it.
  const end = () => void (child.pid !== undefined && signalQuietly(-child.pid, 'SIGTERM'))
  process.on('exit', end)
  const timer = setTimeout(end, longestMs)
  await endOf(child)
  clearTimeout(timer)
  process.off('exit', end)
  return lines
}

type TestCheck = Extract<Check, { kind: 'test' }>
type TestReport = { testResults: { assertionResults: { fullName: string; status: string }[]; message?: string }[] }

function testOutcome(report: Report, { name = '' }: TestCheck): Outcome {
  if (!('text' in report)) return { said: 'did-not-run', because: report.lastLines }
  const { testResults } = JSON.parse(report.text) as TestReport
  const wanted = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ fullName }) => fullName.includes(name))
  const failed = wanted.filter(({ status }) => status === 'failed')
  if (failed.length > 0) return { said: 'failed', by: failed.map(({ fullName }) => fullName.trim()) }
  if (wanted.some(({ status }) => status === 'passed')) return { said: 'passed' }
  const messages = testResults.map(({ message }) => message ?? '').join(' ')
  return { said: 'did-not-run', because: messages.slice(0, 500) || 'no test fits' }
}

type RowReport = { holds: boolean; error?: string; findings: { what: string; seen: string; holds: boolean }[] }

function rowOutcome(report: Report): Outcome {
  if (!('text' in report)) return { said: 'did-not-run', because: report.lastLines }
  const { holds, error, findings } = JSON.parse(report.text) as RowReport
  if (error !== undefined) return { said: 'did-not-run', because: error.slice(0, 500) }
  const failed = findings.filter((finding) => !finding.holds)
  return holds ? { said: 'passed' } : { said: 'failed', by: failed.map(({ what, seen }) => `${what}: ${seen}`) }
}
