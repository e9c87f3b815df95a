import { readJson } from '#scripts/embedded/server-folder.ts'
import type { NumberEntry } from './number-book.ts'

/** What a register holds of the companies of the demo's world, by simulator and number. */
export type SeededNumbers = Readonly<Record<'vies' | 'kbo', Readonly<Record<string, NumberEntry>>>> & {
  /** Who of the world has a Belgian identity card. A world made earlier names nobody. */
  persons?: readonly SeededPerson[]
}
export type SeededLookUp = (simulator: 'vies' | 'kbo', number: string) => NumberEntry | undefined

/** Somebody of the demo's world who may sign in with a Belgian card. */
export type SeededPerson = { nationalNumber: string; surname: string; givenName: string; company: string }

/** Who stands in the file that the seed writes; read at each question, which is a click. */
export function seededPersons(file: string): () => readonly SeededPerson[] {
  return () => readJson<SeededNumbers>(file)?.persons ?? []
}

/**
 * Looks numbers up in the file that the seed writes, so that the world's companies are called alike wherever they are
 * asked for. The first start writes it while the simulators are up already: until it is there, each question looks again.
 */
export function seededNumbers(file: string): SeededLookUp {
  let seeded: SeededNumbers | undefined
  return (simulator, number) => {
    seeded ??= readJson<SeededNumbers>(file)
    const numbers = seeded?.[simulator]
    return numbers !== undefined && Object.hasOwn(numbers, number) ? numbers[number] : undefined
  }
}
