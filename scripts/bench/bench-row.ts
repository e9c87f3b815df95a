import type { BenchWorld } from './world.ts'

/** What a figure must be. `ratio` compares the product with its yardstick of the same run, `value` is absolute. */
export type Goal = { of: 'ratio' | 'value'; is: 'at least' | 'at most'; than: number }

/** One figure, measured in turn with its yardstick, round after round. */
export type Contest = {
  name: string
  unit: string
  /** The bare tool doing the bare work; never slowed down. */
  yardstick?: { name: string; measure: () => Promise<number> }
  product: () => Promise<number>
  /** Others who do the like, for orientation. */
  beside?: Record<string, () => Promise<number>>
  goal: Goal
}

/** One row of the targets. `prepare` builds what is measured; `close` takes it away. */
export type BenchRow = {
  id: string
  title: string
  prepare(world: BenchWorld): Promise<{ contests: Contest[]; close(): Promise<void> }>
}

export type Figures = { median: number; least: number; most: number; all: number[] }

export type ContestResult = {
  name: string
  unit: string
  yardstick?: Figures & { name: string }
  product: Figures
  beside: Record<string, Figures>
  ratio?: number
  goal: Goal
  isMet: boolean
}

export function figuresOf(all: readonly number[]): Figures {
  const sorted = [...all].sort((one, other) => one - other)
  return { median: percentile(sorted, 0.5), least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN, all: [...all] }
}

/** Of a sorted list; between two values the one in the middle of them for a median. */
export function percentile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN]
  return low + (high - low) * (place - Math.floor(place))
}

/** Runs a contest: yardstick, product and the others in turn, so that what else the machine does hits all alike. */
export async function runContest(contest: Contest, rounds: number, tell: (line: string) => void): Promise<ContestResult> {
  const yardsticks: number[] = []
  const products: number[] = []
  const beside: Record<string, number[]> = {}
  for (let round = 1; round <= rounds; round += 1) {
    if (contest.yardstick) yardsticks.push(await contest.yardstick.measure())
    products.push(await contest.product())
    for (const [name, measure] of Object.entries(contest.beside ?? {})) (beside[name] ??= []).push(await measure())
    const others = Object.entries(beside).map(([name, all]) => `${name} ${brief(all.at(-1))}`)
    const line = [
      contest.yardstick && `${contest.yardstick.name} ${brief(yardsticks.at(-1))}`,
      `product ${brief(products.at(-1))}`,
      ...others,
    ]
    tell(`    round ${round}: ${line.filter(Boolean).join(', ')} ${contest.unit}`)
  }
  return resultOf(contest, yardsticks, products, beside)
}

function resultOf(contest: Contest, yardsticks: number[], products: number[], beside: Record<string, number[]>): ContestResult {
  const product = figuresOf(products)
  const yardstick = contest.yardstick && { name: contest.yardstick.name, ...figuresOf(yardsticks) }
  // The median of the rounds' own ratios: each round's two figures met the same machine.
  const ratio = yardstick && figuresOf(products.map((value, round) => value / (yardsticks[round] ?? NaN))).median
  const judged = contest.goal.of === 'ratio' ? (ratio ?? NaN) : product.median
  const isMet = contest.goal.is === 'at least' ? judged >= contest.goal.than : judged <= contest.goal.than
  const others = Object.fromEntries(Object.entries(beside).map(([name, all]) => [name, figuresOf(all)]))
  return { name: contest.name, unit: contest.unit, yardstick, product, beside: others, ratio, goal: contest.goal, isMet }
}

export function brief(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '-'
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
