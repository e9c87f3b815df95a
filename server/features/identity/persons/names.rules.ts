import { notLatin } from '../identity.contract.ts'

/** Whether every letter is a Latin one; the registers write no others. Marks, hyphens and apostrophes belong to any script. */
export function isLatinName(name: string): boolean {
  return !notLatin.test(name)
}

/** A name as a register can hold it: Latin, and with at least one letter. */
export function isNameInLatin(name: string): boolean {
  return isLatinName(name) && /\p{Script=Latin}/u.test(name)
}

/**
 * "The first letter of the first name must be a capital" (Manual FR §2.2). Undefined when it is, or when the script has
 * no capitals; otherwise the corrected form to offer. Nothing is changed in silence.
 */
export function withCapital(firstName: string): string | undefined {
  const [initial = ''] = firstName
  const capital = initial.toUpperCase()
  // Georgian has capitals only for whole words in capitals; a name never begins with one.
  if (!/^(?!\p{Script=Georgian})\p{Ll}/u.test(firstName) || capital === initial) return undefined
  return capital + firstName.slice(initial.length)
}

/** What a person is called and when he was born, as far as somebody says so. */
export type NamedPerson = { firstName: string | null; lastName: string | null; birthDate: string | null }

/**
 * Whether what was typed and what a register has can be the same person. Case, accents, hyphens, apostrophes and the
 * order of given names do not count, nor does it when one side knows fewer given names; what was not typed is not
 * compared, and a date counts as far as the register knows it.
 */
export function isSameAsRegistered(typed: NamedPerson, registered: NamedPerson): boolean {
  const [givenTyped, given] = [wordsOf(typed.firstName), wordsOf(registered.firstName)]
  const [surnameTyped, surname] = [wordsOf(typed.lastName), wordsOf(registered.lastName)]
  if (surnameTyped.length > 0 && !hasSameWords(surnameTyped, surname)) return false
  if (givenTyped.length > 0 && given.length > 0 && !isWithin(givenTyped, given) && !isWithin(given, givenTyped)) return false
  return typed.birthDate === null || fits(typed.birthDate, registered.birthDate ?? '')
}

function hasSameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.join('') === other.join('') || (one.length === other.length && isWithin(one, other))
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word)) || some.join('') === all.join('')
}

/** A part that is not known is missing, or written 00. */
function fits(date: string, known: string): boolean {
  const parts = date.split('-')
  return known.split('-').every((part, at) => /^0*$/.test(part) || part === parts[at])
}

const spelledOut: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'a', œ: 'o', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** The words of a name, folded to what two registers would both write: `Müller` and `MUELLER` are one. */
function wordsOf(name: string | null): string[] {
  return (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłæœđðþı]/gu, (letter) => spelledOut[letter] ?? letter)
    .replace(/([aou])e/gu, '$1')
    .replace(/['’ʼʻ`´]/gu, '')
    .split(/[\s\p{Pd}.,·]+/u)
    .filter((word) => word !== '')
    .toSorted()
}
