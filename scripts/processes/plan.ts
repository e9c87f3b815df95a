/** How one process is started, known to be ready, and ended. The same plan serves the launcher, tests and benches. */
export type ProcessPlan = {
  name: string
  command: string
  args: readonly string[]
  /** The whole environment of the process; it holds `tokenSetting`, by which the process is recognised later. */
  env: Record<string, string | undefined>
  cwd?: string
  uid?: number
  gid?: number
  /** The port that tells people and tests where it is; noted beside its pid. */
  port: number
  /** Clears what a predecessor left behind; runs before each start. */
  beforeStart?(): Promise<void>
  /** Asked again and again until it says yes. Never throws. */
  isReady(): Promise<boolean>
  /** Sent one after the other, each with its patience in milliseconds, until the process is gone. */
  endWith: readonly { signal: NodeJS.Signals; patienceMs: number }[]
}
