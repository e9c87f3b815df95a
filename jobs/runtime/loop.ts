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
 * and once when it is over. `look` answers after how many milliseconds it wants to look again. A wake cuts that short:
 * at once after a rest, but no sooner than `apartMs` after the look before, so that a burst of wakes becomes few looks.
 */
export function startLoop(options: { name: string; log: Log; heartbeat: Heartbeat; look: () => Promise<number>; apartMs?: number }): Loop {
  const { name, log, heartbeat, look, apartMs = 0 } = options
  let isClosing = false
  let isDirty = false
  let faults = 0
  let wakeUp: (() => void) | undefined

  async function lookOnce(): Promise<number> {
    try {
      const wait = await look()
      if (faults > 0) log.info({ loop: name, faults }, 'works again')
      faults = 0
      heartbeat.beat(name)
      return wait
    } catch (error) {
      if (faults === 0) log.warn({ err: error, loop: name }, 'cannot work now, keeps trying')
      faults += 1
      // While it cannot work, wakes do not make it try more often.
      isDirty = false
      return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(faults - 1, 10)) * (0.75 + Math.random() / 2)
    }
  }

  /** Until `ms` are over or somebody wakes it; a wake counts from `apartMs` on. */
  function rest(ms: number): Promise<void> {
    const began = performance.now()
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        wakeUp = undefined
        resolve()
      }
      let timer = setTimeout(end, isDirty ? Math.min(ms, apartMs) : ms)
      wakeUp = () => {
        const left = isClosing ? 0 : began + apartMs - performance.now()
        if (left <= 0) return end()
        clearTimeout(timer)
        timer = setTimeout(end, left)
      }
    })
  }

  async function run(): Promise<void> {
    while (!isClosing) {
      // Taken down before looking: a wake that comes meanwhile must lead to another look.
      isDirty = false
      const wait = await lookOnce()
      if (isClosing) return
      // Even with always more to do, timers and sockets have their turn.
      if (wait <= 0 || (isDirty && apartMs === 0)) await new Promise((resolve) => setImmediate(resolve))
      else await rest(wait)
    }
  }

  const running = run()
  return {
    wake() {
      isDirty = true
      wakeUp?.()
    },
    async close() {
      isClosing = true
      wakeUp?.()
      await running
    },
  }
}
