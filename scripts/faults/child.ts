import { join } from 'node:path'
import type { Environment } from '#server/platform/config.ts'
import { signalQuietly } from '#scripts/processes/recognise.ts'
import { runPlan } from '#scripts/processes/run-plan.ts'

/** One real process of the house. */
export type Child = {
  pid: number
  /** Sends the signal and waits until the process is gone. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** Ends it, gently first. Ended already, nothing happens. */
  stop(): Promise<void>
}

/** Starts `node path` and waits until it is ready. */
export async function startChild(plan: {
  name: string
  path: string
  cwd: string
  env: Environment
  isReady: () => Promise<boolean>
}): Promise<Child> {
  const { pid, stop } = await runPlan(
    {
      name: plan.name,
      command: process.execPath,
      args: [plan.path],
      cwd: plan.cwd,
      env: { ...plan.env, NODE_COMPILE_CACHE: join(plan.cwd, 'node_modules', '.cache', 'compiled') },
      port: 0,
      isReady: plan.isReady,
      endWith: [
        { signal: 'SIGTERM', patienceMs: 6_000 },
        { signal: 'SIGKILL', patienceMs: 1_000 },
      ],
    },
    { patienceMs: 60_000 },
  )
  return {
    pid,
    async kill(signal) {
      signalQuietly(pid, signal)
      // What `stop` sends besides finds a process that is ending already.
      await stop()
    },
    stop,
  }
}
