/** How long two kinds of tries take in the middle, in milliseconds. */
export type Medians = { known: number; unknown: number; tries: number }

type Try = (number: number) => Promise<unknown>
export type Pair = { known: Try; unknown: Try }

/**
 * Measures both kinds in turns, the first of a pair being the second of the next: whatever else the machine does meets
 * both alike. With `atOnce` so many pairs run side by side, for answers that wait more than they work.
 */
export async function measure({ known, unknown }: Pair, tries: number, atOnce = 1): Promise<Medians> {
  const times: Record<keyof Pair, number[]> = { known: [], unknown: [] }
  const timed = async (kind: keyof Pair, work: Try, number: number) => {
    const began = performance.now()
    await work(number)
    times[kind].push(performance.now() - began)
  }
  const pair = async (number: number) => {
    const [first, second] = number % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    const work = { known, unknown }
    await timed(first, work[first], number)
    await timed(second, work[second], number)
  }
  for (let number = 0; number < tries; number += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, tries - number) }, (_, more) => pair(number + more)))
  }
  return { known: median(times.known), unknown: median(times.unknown), tries }
}

/** By how much the slower takes longer than the quicker; 0.2 is a fifth. */
export const apart = ({ known, unknown }: Medians): number => Math.max(known, unknown) / Math.min(known, unknown) - 1

function median(times: number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN
}
