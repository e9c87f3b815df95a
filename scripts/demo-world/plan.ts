import { createHash } from 'node:crypto'
import { applicantFrom, nothingTaken, type Applicant } from './applicants.ts'
import { diceOf, type Dice } from './dice.ts'
import { lands, type Land } from './lands.ts'
import { tell, type Ending } from './stories.ts'
import { unnamed, type Colleague, type FileState } from './state.ts'

export type WorldSize = 'full' | 'small'

/** How many of each ending. About three in five are decided; some sixty are open at the desk. */
const endings: Record<WorldSize, readonly (readonly [Ending, number])[]> = {
  full: [
    ['approved', 128],
    ['refused', 46],
    ['withdrawn', 16],
    ['draft', 44],
    ['correction-asked', 18],
    ['submitted', 42],
    ['in-review', 6],
  ],
  small: [
    ['approved', 4],
    ['refused', 1],
    ['draft', 1],
    ['correction-asked', 2],
    ['submitted', 3],
    ['in-review', 1],
  ],
}

/** Change it and everything in the world is another. */
const worldSeed = 'FAMHP 2026'

/**
 * Thinks up the demo's companies and all that happened to them until `now`. The same moment and validators give the same
 * world, to the last id; it touches nothing.
 */
export function planWorld(size: WorldSize, now: Date, validators: readonly Colleague[], seed = worldSeed): FileState[] {
  const dice = diceOf(seed)
  const taken = nothingTaken()
  const wanted = endings[size].flatMap(([ending, count]) => Array.from({ length: count }, (_, place) => ({ ending, place })))
  const origins = originsFor(wanted.length, dice)
  // Each ending gets companies from everywhere, not the first countries of the list.
  const order = dice.some(wanted, wanted.length)
  const applicants: Applicant[] = []
  const files = order.map(({ ending, place }, index) => {
    const own = diceOf(`${seed} ${String(index)}`)
    const land = origins[index]
    if (!land) throw new Error('Each registration has a country')
    // A few companies register a second time: at the desk the second is seen to carry a number that is known.
    const earlier = ending === 'submitted' && place % 12 === 7 ? applicants.find((one) => one.vatNumber !== null) : undefined
    const applicant = earlier ?? applicantFrom(land, taken, own)
    if (!earlier) applicants.push(applicant)
    return tell(ending, { applicant, dice: own, now: now.getTime(), validators, taken, place })
  })
  return withReferences(files)
}

/** Every country at least once where there are enough, then by their shares. */
function originsFor(count: number, dice: Dice): Land[] {
  const bag = lands.flatMap((land) => Array.from({ length: land.share - 1 }, () => land))
  const rest = dice.some(bag, Math.max(0, count - lands.length))
  return dice.some([...lands.slice(0, count), ...rest], count)
}

/** References count the registrations of a year in the order they were begun. */
function withReferences(files: FileState[]): FileState[] {
  const last = new Map<number, number>()
  const inOrder = files.toSorted((one, other) => one.row.createdAt.getTime() - other.row.createdAt.getTime())
  for (const file of inOrder) {
    const year = file.row.createdAt.getUTCFullYear()
    const number = (last.get(year) ?? 0) + 1
    last.set(year, number)
    rename(file, `R-${String(year)}-${String(number).padStart(5, '0')}`)
  }
  return inOrder
}

/** The mails named it before it had one. */
function rename(file: FileState, reference: string): void {
  file.row.reference = reference
  for (const { row } of file.submissions) row.reference = reference
  for (const mail of file.mails) mail.subject = mail.subject.replace(unnamed, reference)
}

/** One figure for the whole world, to tell two of them apart. */
export function fingerprintOf(files: readonly FileState[]): string {
  const bare = files.map(({ dice: _dice, ...file }) => file)
  return createHash('sha256').update(JSON.stringify(bare)).digest('hex')
}
