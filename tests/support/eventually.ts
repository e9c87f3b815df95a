import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until `look` answers without throwing and with something true, and gives that back; the only way tests wait.
 * After `withinMs` the last failure is told.
 */
export async function eventually<Result>(
  look: () => Result | Promise<Result>,
  { withinMs = 30_000, everyMs = 15 }: { withinMs?: number; everyMs?: number } = {},
): Promise<Exclude<Result, undefined | null | false>> {
  const until = performance.now() + withinMs
  for (;;) {
    let last: unknown
    try {
      const seen = await look()
      if (seen !== undefined && seen !== null && seen !== false) return seen as Exclude<Result, undefined | null | false>
      last = `it was ${String(seen)}`
    } catch (error) {
      last = error
    }
    if (performance.now() > until) {
      throw new Error(`Not within ${withinMs} ms: ${last instanceof Error ? last.message : String(last)}`, { cause: last })
    }
    await pause(everyMs)
  }
}
