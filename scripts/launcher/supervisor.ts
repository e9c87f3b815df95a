import { writePrivately } from '#scripts/embedded/server-folder.ts'
import type { ProcessPlan } from '#scripts/processes/plan.ts'
import { readable, type ProcessLog } from './process-log.ts'
import { SupervisedProcess } from './supervised-process.ts'

export type SupervisorOptions = {
  /** Names, first to be ended first: who writes goes before what is written to. */
  stopOrder: readonly string[]
  logOf(name: string): ProcessLog
  say(line: string): void
  /** Where pids and ports are noted for people and tests. */
  processesFile?: string
  /** Some process does not start; everything is to be stopped. */
  onGiveUp(): void
}

/** Watches all processes of one instance. */
export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #processes = new Map<string, SupervisedProcess>()
  readonly #notes: Record<string, { pid: number; port: number }> = {}
  #stopped: Promise<void> | undefined

  constructor(options: SupervisorOptions) {
    this.#options = options
    // Should the launcher fall over its own fault, nothing may live on without it.
    process.on('exit', this.#killAll)
  }

  get isStopping(): boolean {
    return this.#stopped !== undefined
  }

  /** Starts a process and waits until it is ready; rejects when it is given up or everything is stopped. */
  async start(plan: ProcessPlan): Promise<void> {
    if (this.isStopping) throw new Error(`${plan.name} was not started: everything is being stopped.`)
    const { say, logOf, onGiveUp } = this.#options
    const watched = new SupervisedProcess(plan, logOf(plan.name), {
      started: (pid) => this.#note(plan, pid),
      ended: (wasReady, how) => say(`${plan.name} ended ${how}; starting it again${wasReady ? '' : ' after a pause'}.`),
      gaveUp: () => {
        say(`${plan.name} ended five times before it was ready. The last lines of its log:`)
        for (const line of watched.log.lastLines()) say(`  ${readable(line)}`)
        onGiveUp()
      },
    })
    this.#processes.set(plan.name, watched)
    await watched.start()
  }

  /** Ends everything, one after the other. Asked twice it still does so once. */
  async stop(): Promise<void> {
    this.#stopped ??= this.#stopAll()
    await this.#stopped
    process.off('exit', this.#killAll)
  }

  async #stopAll(): Promise<void> {
    const { stopOrder } = this.#options
    const place = ({ plan }: SupervisedProcess) => (stopOrder.includes(plan.name) ? stopOrder.indexOf(plan.name) : -1)
    const inOrder = [...this.#processes.values()].toSorted((one, other) => place(one) - place(other))
    for (const watched of inOrder) await watched.stop()
  }

  readonly #killAll = (): void => {
    for (const watched of this.#processes.values()) watched.killNow()
  }

  #note(plan: ProcessPlan, pid: number): void {
    this.#notes[plan.name] = { pid, port: plan.port }
    if (this.#options.processesFile) writePrivately(this.#options.processesFile, `${JSON.stringify(this.#notes, null, 2)}\n`)
  }
}
