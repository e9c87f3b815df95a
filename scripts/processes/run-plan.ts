import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProcessPlan } from './plan.ts'
import { endProcesses } from './recognise.ts'

export type RunningProcess = { pid: number; stop(): Promise<void> }

export type LineSink = (line: string) => void

/**
 * Starts a plan's process in a group of its own: a Ctrl-C meant for the launcher must not reach the database before
 * those who still write to it have ended.
 */
export function spawnPlan(plan: ProcessPlan, onLine: LineSink): ChildProcess {
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    uid: plan.uid,
    gid: plan.gid,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) splitLines(stream, onLine)
  return child
}

/** Runs a plan without supervision, for tests and benches: resolves when it is ready, rejects with its last lines. */
export async function runPlan(plan: ProcessPlan, options: { log?: LineSink; patienceMs?: number } = {}): Promise<RunningProcess> {
  await plan.beforeStart?.()
  const lastLines: string[] = []
  const child = spawnPlan(plan, (line) => {
    lastLines.push(line)
    if (lastLines.length > 20) lastLines.shift()
    options.log?.(line)
  })
  const ended = endOf(child)
  let isGone = false
  void ended.then(() => {
    isGone = true
  })
  // Should this process end without stopping it, for whatever reason, it goes along.
  const endAlong = () => child.kill(plan.endWith[0]?.signal ?? 'SIGTERM')
  process.on('exit', endAlong)
  const stop = async () => {
    process.off('exit', endAlong)
    if (!isGone && child.pid !== undefined) await endProcesses([child.pid], plan.endWith)
    await ended
  }
  const giveUpAt = Date.now() + (options.patienceMs ?? 60_000)
  while (!(await plan.isReady())) {
    if (isGone || Date.now() > giveUpAt) {
      await stop()
      throw new Error(`${plan.name} did not become ready.\n${lastLines.join('\n')}`)
    }
    await sleep(20)
  }
  return { pid: child.pid ?? 0, stop }
}

/** Resolves when the process is gone, with the error that kept it from starting at all, if so. */
export async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null; error?: Error }> {
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}

function splitLines(stream: NodeJS.ReadableStream | null, onLine: LineSink): void {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') onLine(line)
  })
  stream?.on('end', () => {
    if (rest.trim() !== '') onLine(rest)
  })
}
