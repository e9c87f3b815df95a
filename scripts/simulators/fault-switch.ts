import { z } from 'zod'

/** The body of `PUT /faults/{simulator}`. */
export const faultInput = z.object({
  mode: z.enum(['ok', 'down', 'slow', 'error']),
  code: z
    .union([z.string().min(1).max(60), z.int()])
    .transform(String)
    .optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
  count: z.int().min(1).max(1_000_000).optional(),
  /** Only requests whose path ends so are hurt: `/persons` creates one and does not search. */
  only: z.string().min(1).max(60).optional(),
})
export type Fault = z.infer<typeof faultInput>

const well: Fault = { mode: 'ok' }

/** How one simulator behaves now. With `count`, only the next so many requests are hurt. */
export type FaultSwitch = {
  set: (fault: Fault) => void
  /** What is set, without using it up. */
  current: () => Fault
  /** What the request at hand suffers; uses up one of `count`. */
  take: () => Fault
  onChange: (listener: (fault: Fault) => Promise<void>) => void
  /** Done when all listeners have followed the last change. */
  settled: () => Promise<void>
}

/** A switch that begins well. */
export function createFaultSwitch(): FaultSwitch {
  let fault = well
  let following: Promise<void> = Promise.resolve()
  const listeners: ((fault: Fault) => Promise<void>)[] = []

  return {
    set(next) {
      fault = next.mode === 'ok' ? well : next
      const now = fault
      following = following.then(async () => {
        await Promise.all(listeners.map((listener) => listener(now)))
      })
    },
    current: () => fault,
    take() {
      const taken = fault
      if (fault.count !== undefined) fault = fault.count > 1 ? { ...fault, count: fault.count - 1 } : well
      return taken
    },
    onChange(listener) {
      listeners.push(listener)
    },
    settled: () => following,
  }
}
