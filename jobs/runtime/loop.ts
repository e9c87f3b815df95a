import type { Log } from '#server/platform/log.ts'
import type { Heartbeat } from './heartbeat.ts'

export type Loop = {
  /** Look soon instead of when the pause is over. */
  wake(): void
  /** Ends after the look that runs. */
  close(): Promise<void>
}

const firstPauseMs = 100
const longestPauseMs = 2_000

/**
 * Looks again and again and never ends by an error: PostgreSQL or Redis being away is a state, told once when it begins
 * and once when it is over. `look` answers after how many milliseconds it wants to look again; a wake cuts that short,
 * but not below `wakeAfterMs`, so that a burst of wakes becomes one look.
 */
export function startLoop(options: {
  name: string
  log: Log
  heartbeat: Heartbeat
  look: () => Promise<number>
  wakeAfterMs?: number
}): Loop {
  const { name, log, heartbeat, look, wakeAfterMs = 0 } = options
  let isClosing = false
  let isDirty = false
  let isShort = false
  let wakeUp: (() => void) | undefined

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms)
      wakeUp = done
      function done() {
        clearTimeout(timer)
        wakeUp = undefined
        resolve()
      }
    })

  async function run(): Promise<void> {
    let faults = 0
    while (!isClosing) {
      // Taken down before looking: a wake that comes meanwhile must lead to another look.
      isDirty = false
      let wait: number
      try {
        wait = await look()
        if (faults > 0) log.info({ loop: name, faults }, 'works again')
        faults = 0
        heartbeat.beat(name)
      } catch (error) {
        if (faults === 0) log.warn({ err: error, loop: name }, 'cannot work now, keeps trying')
        faults += 1
        wait = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(faults - 1, 10)) * (0.75 + Math.random() / 2)
        isDirty = false
      }
      if (isClosing || wait <= 0) {
        // Lets timers and sockets have their turn even when there is always more to do.
        await new Promise((resolve) => setImmediate(resolve))
        continue
      }
      if (!isDirty) await pause(wait)
      if (isDirty && !isClosing && wakeAfterMs > 0) {
        isShort = true
        await pause(wakeAfterMs)
        isShort = false
      }
    }
  }

  const running = run()
  return {
    wake() {
      isDirty = true
      if (!isShort) wakeUp?.()
    },
    async close() {
      isClosing = true
      wakeUp?.()
      await running
    },
  }
}
