import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProcessPlan } from '#scripts/processes/plan.ts'
import { endProcesses, signalQuietly } from '#scripts/processes/recognise.ts'
import { endOf, spawnPlan } from '#scripts/processes/run-plan.ts'
import type { ProcessLog } from './process-log.ts'

export type ProcessEvents = {
  started(pid: number): void
  /** It ended by itself; `wasReady` tells which of the two rules applies. */
  ended(wasReady: boolean, how: string): void
  gaveUp(): void
}

/** After so many ends in a row before it was ready, starting it once more would not help. */
const mostFailures = 5
const firstPauseMs = 500

/**
 * One watched process. If it had been ready it is started again at once, however often; if it ends before it was ready,
 * after 0.5, 1, 2 and 4 seconds, and the fifth such end in a row is given up.
 */
export class SupervisedProcess {
  readonly plan: ProcessPlan
  readonly log: ProcessLog
  readonly #events: ProcessEvents
  readonly #stopping = new AbortController()
  readonly #ready = Promise.withResolvers<void>()
  #child: ChildProcess | undefined
  #life: Promise<void> | undefined

  constructor(plan: ProcessPlan, log: ProcessLog, events: ProcessEvents) {
    this.plan = plan
    this.log = log
    this.#events = events
    // Who starts it waits for this; when nobody does, its failure is told by `gaveUp`.
    this.#ready.promise.catch(() => undefined)
  }

  /** Starts watching; resolves when the process is ready for the first time. */
  async start(): Promise<void> {
    this.#life ??= this.#live()
    await this.#ready.promise
  }

  /** Ends the process and its watching. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    const pid = this.#child?.pid
    if (pid !== undefined && this.#isRunning()) await endProcesses([pid], this.plan.endWith)
    await this.#life
  }

  /** The last resort of a launcher that is itself going down: no waiting. */
  killNow(): void {
    if (this.#child?.pid !== undefined && this.#isRunning()) signalQuietly(this.#child.pid, 'SIGKILL')
  }

  #isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  async #live(): Promise<void> {
    const { signal } = this.#stopping
    for (let failures = 0; !signal.aborted;) {
      const { wasReady, how } = await this.#liveOnce()
      if (signal.aborted) break
      this.#events.ended(wasReady, how)
      failures = wasReady ? 0 : failures + 1
      if (failures === mostFailures) {
        this.#ready.reject(new Error(`${this.plan.name} does not start.`))
        this.#events.gaveUp()
        return
      }
      if (failures > 0) await sleep(firstPauseMs * 2 ** (failures - 1), undefined, { signal }).catch(() => undefined)
    }
    this.#ready.reject(new Error(`${this.plan.name} was stopped.`))
  }

  async #liveOnce(): Promise<{ wasReady: boolean; how: string }> {
    try {
      await this.plan.beforeStart?.()
    } catch (error) {
      return { wasReady: false, how: String(error) }
    }
    if (this.#stopping.signal.aborted) return { wasReady: false, how: 'stopped' }
    const child = spawnPlan(this.plan, (line) => this.log.write(line))
    this.#child = child
    if (child.pid !== undefined) this.#events.started(child.pid)
    const watch = { ended: false, ready: false }
    const readiness = this.#watchReadiness(watch)
    const { code, signal, error } = await endOf(child)
    watch.ended = true
    await readiness
    return { wasReady: watch.ready, how: error?.message ?? (signal ? `by ${signal}` : `with exit code ${code}`) }
  }

  /** The question is short and often: a start should not wait for it. */
  async #watchReadiness(watch: { ended: boolean; ready: boolean }): Promise<void> {
    while (!watch.ended) {
      const answer = await this.plan.isReady().catch(() => false)
      // Asked while it lived: an answer that came after its end was not its own.
      if (answer && !watch.ended) {
        watch.ready = true
        this.#ready.resolve()
        return
      }
      await sleep(25)
    }
  }
}
