/** A person of the BIS register, held by its number. */
export type BisPerson = {
  ssin: string
  surname: string
  givenNames: readonly string[]
  birthDate: string
  sex: 'F' | 'M' | undefined
}

export type PersonAsked = { surname: string; givenNames: readonly string[]; birthDate: string; sex?: 'F' | 'M' | null }
export type Candidate = { ssin: string; score: number; surname: string; givenName: string; birthDate: string }

/** From this score on two descriptions are held for one person, and none is created beside it. */
export const sameScore = 90
/** Below this score a person is not even shown as a candidate. */
export const worthShowing = 60

/**
 * How well a person of the register fits a description, 0 to 100: the same surname is needed, signs above letters and
 * capitals do not count, a date of which a part is not known fits as far as it is known.
 */
export function scoreOf(person: BisPerson, asked: PersonAsked): number {
  if (folded(person.surname) !== folded(asked.surname)) return 0
  const date = dateScore(person.birthDate, asked.birthDate)
  if (date === 0) return 0
  const sexDiffers = asked.sex != null && person.sex !== undefined && asked.sex !== person.sex
  return Math.max(0, date + givenScore(person.givenNames, asked.givenNames) - (sexDiffers ? 15 : 0))
}

export function candidateOf(person: BisPerson, score: number): Candidate {
  const { ssin, surname, birthDate } = person
  return { ssin, score, surname, givenName: person.givenNames.join(' '), birthDate }
}

/** Under what a person is filed: whoever fits a description is under the same key. */
export function filedUnder(person: { surname: string; birthDate: string }): string {
  return `${folded(person.surname)} ${person.birthDate.slice(0, 4)}`
}

/** Names as they are compared. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s'’-]+/g, ' ')
    .trim()
    .toLowerCase()
}

function dateScore(one: string, other: string): number {
  const [a, b] = [one, other].map((date) => date.split('-').map(Number))
  if (a?.[0] !== b?.[0]) return 0
  const parts = [1, 2].map((at) => {
    const [x, y] = [a?.[at] ?? 0, b?.[at] ?? 0]
    return x === y ? 'same' : x === 0 || y === 0 ? 'unknown' : 'other'
  })
  if (parts.includes('other')) return 0
  return parts.includes('unknown') ? 40 : 60
}

function givenScore(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [folded(one[0] ?? ''), folded(other[0] ?? '')]
  if (a === b) return 40
  if (a === '' || b === '') return 20
  return a[0] === b[0] ? 15 : 0
}
