import { readFileSync, rmSync } from 'node:fs'
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
  const result = join(workshop.out, check.kind === 'row' ? `${check.id.toLowerCase()}.json` : 'tests.json')
  rmSync(result, { force: true })
  const args = check.kind === 'row' ? rowArguments(workshop, check.id) : testArguments(check, result)
  const lines = await run(workshop, args)
  try {
    const text = readFileSync(result, 'utf8')
    return check.kind === 'row' ? rowOutcome(text) : testOutcome(text)
  } catch {
    return { said: 'did-not-run', because: lines.slice(-5).join(' | ') }
  }
}

const rowArguments = ({ out }: Workshop, id: string) => ['scripts/faults.ts', id, '--size', 'small', '--out', out]

function testArguments({ project, file, name }: Extract<Check, { kind: 'test' }>, result: string): string[] {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', '--project', project, file]
  const narrowed = name === undefined ? [] : ['-t', name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')]
  // The first failure is enough: what comes after it would only cost time.
  return [...vitest, ...narrowed, '--bail', '1', '--reporter', 'json', '--outputFile', result]
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

type TestReport = { testResults: { assertionResults: { fullName: string; status: string }[]; message?: string }[] }

function testOutcome(text: string): Outcome {
  const { testResults } = JSON.parse(text) as TestReport
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  const failed = all.filter(({ status }) => status === 'failed')
  if (failed.length > 0) return { said: 'failed', by: failed.map(({ fullName }) => fullName.trim()) }
  if (all.some(({ status }) => status === 'passed')) return { said: 'passed' }
  return {
    said: 'did-not-run',
    because:
      testResults
        .map(({ message }) => message ?? '')
        .join(' ')
        .slice(0, 500) || 'no test fits',
  }
}

type RowReport = { holds: boolean; error?: string; findings: { what: string; seen: string; holds: boolean }[] }

function rowOutcome(text: string): Outcome {
  const { holds, error, findings } = JSON.parse(text) as RowReport
  if (error !== undefined) return { said: 'did-not-run', because: error.slice(0, 500) }
  const failed = findings.filter((finding) => !finding.holds)
  return holds ? { said: 'passed' } : { said: 'failed', by: failed.map(({ what, seen }) => `${what}: ${seen}`) }
}
