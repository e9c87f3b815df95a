import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '#scripts/launcher/root.ts'
import { freePortBlock } from '#scripts/processes/ports.ts'
import { endAllWith, identify, isAlive, signalQuietly } from '#scripts/processes/recognise.ts'
import { bareEnvironment, type Stage } from './stage.ts'

/** A part that the launcher watches. */
export type Part = 'server' | 'jobs' | 'simulators' | 'redis' | 'postgres'
type Noted = Record<Part, { pid: number; port: number }>

/** One whole `npm start` of the row's own. */
export type Launched = {
  url: string
  port: number
  /** Everything the launcher has said. */
  output(): string
  pidOf(part: Part): number
  /** Kills a part; answers after how many milliseconds another one of it was running. */
  kill(part: Part): Promise<number>
  /** SIGTERM to the launcher; its exit code. */
  end(): Promise<number | null>
}

/** Starts the launcher on the stage's folder and waits for its `ready` line; `npm start` itself where npm counts too. */
export async function launch(stage: Stage, more: Record<string, string> = {}, way: 'node' | 'npm' = 'node'): Promise<Launched> {
  const port = await freePortBlock()
  const { dataDir } = stage
  const [command, args] = way === 'npm' ? ['npm', ['start']] : [process.execPath, ['scripts/start.ts']]
  const child = spawn(command, args, {
    cwd: root,
    env: { ...bareEnvironment(), DEMO_WORLD: 'none', ...more, PORT: String(port), DATA_DIR: dataDir },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const killAll = () => void (child.pid !== undefined && signalQuietly(child.pid, 'SIGTERM'))
  process.on('exit', killAll)
  const end = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) signalQuietly(child.pid, 'SIGTERM')
    const code = await Promise.race([ended, pause(15_000, null, { ref: false })])
    process.off('exit', killAll)
    return code
  }
  stage.onEnd(async () => {
    await end()
    await endLeftovers(dataDir)
  })

  const notes = () => JSON.parse(readFileSync(join(dataDir, 'run', 'processes.json'), 'utf8')) as Noted
  while (!/^ready .*\n/m.test(said)) {
    const how = child.signalCode ?? child.exitCode
    if (how !== null) throw new Error(`npm start ended (${String(how)}) before it was ready:\n${said}`)
    await pause(10)
  }
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    output: () => said,
    pidOf: (part) => notes()[part].pid,
    async kill(part) {
      const { pid } = notes()[part]
      const before = identify(pid)
      signalQuietly(pid, 'SIGKILL')
      const begin = performance.now()
      const isBack = () => notes()[part].pid !== pid && identify(notes()[part].pid) !== undefined
      while (!isBack() || (before !== undefined && isAlive(before))) {
        if (performance.now() - begin > 30_000) throw new Error(`${part} was not started again:\n${said.slice(-2_000)}`)
        await pause(20)
      }
      return performance.now() - begin
    },
    end,
  }
}

/** What a launcher that could not be ended has left: recognised by the tokens it noted. */
async function endLeftovers(dataDir: string): Promise<void> {
  for (const file of ['run/launcher.json', 'postgres/run.json', 'redis/run.json']) {
    const token = tokenIn(join(dataDir, file))
    if (token !== undefined) await endAllWith(token, [{ signal: 'SIGKILL', patienceMs: 2_000 }])
  }
}

function tokenIn(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { token?: string }).token
  } catch {
    return undefined
  }
}
