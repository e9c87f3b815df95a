/** The lowest round number (1, 2 or 5 with noughts) in which the axis counts so that four steps reach the top. */
export function stepFor(top: number): number {
  if (top <= 0) return 1
  const rough = top / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}

/** Numbers from nought to the first that is not below `top`. */
export function ticksTo(top: number): number[] {
  const step = stepFor(top)
  const count = Math.max(1, Math.ceil(top / step))
  return Array.from({ length: count + 1 }, (_, place) => Number((place * step).toPrecision(12)))
}

/** Labels at the ends of lines, moved apart where they would stand on each other; the order of the lines stays. */
export function apart(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((y, place) => ({ y, place })).toSorted((one, other) => one.y - other.y)
  const placed: number[] = []
  let before = Number.NEGATIVE_INFINITY
  for (const { y, place } of order) {
    before = Math.max(y, before + gap)
    placed[place] = before
  }
  return placed
}
