import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again and again until the answer is yes; answers how many milliseconds that took. A fault that never heals must
 * end the row with a sentence, not hang it: after `withinMs` it throws with what was waited for.
 */
export async function until(
  what: string,
  look: () => boolean | Promise<boolean>,
  { withinMs, everyMs = 25 }: { withinMs: number; everyMs?: number },
): Promise<number> {
  const begin = performance.now()
  for (;;) {
    if (await look()) return performance.now() - begin
    if (performance.now() - begin > withinMs) throw new Error(`Not within ${String(withinMs)} ms: ${what}`)
    await pause(everyMs)
  }
}

/** So many at once, in order of the list; the first failure ends all. */
export async function inParallel<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values()
  const lane = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
