import { createHash } from 'node:crypto'

/** Chance that comes out the same whenever it begins with the same text: the demo's world is the same in every release. */
export type Dice = {
  /** From 0 up to and without `sides`. */
  roll(sides: number): number
  /** Both ends included. */
  between(least: number, most: number): number
  /** True so often in a hundred. */
  percent(often: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** So many of them, none twice, in the order they were drawn. */
  some<Item>(items: readonly Item[], count: number): Item[]
  digits(count: number): string
  /** A uuid v7 born at that instant, so that the world's ids sort like ours. */
  id(at: number): string
}

export function diceOf(seed: string): Dice {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  // Mulberry32: small, fast, and even enough for names and dates.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const roll = (sides: number) => Math.floor(next() * sides)
  const hex = (signs: number) => Array.from({ length: signs }, () => roll(16).toString(16)).join('')
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[roll(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  return {
    roll,
    pick,
    between: (least, most) => least + roll(most - least + 1),
    percent: (often) => roll(100) < often,
    some(items, count) {
      const left = [...items]
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(roll(left.length), 1)).flat()
    },
    digits: (count) => Array.from({ length: count }, () => roll(10)).join(''),
    id(at) {
      const time = Math.trunc(at).toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
    },
  }
}
