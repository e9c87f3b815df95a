import type { FieldFault } from '../../platform/errors.ts'
import { parseNiss } from '../identity/niss.rules.ts'
import type { Sex } from '../identity/identity.contract.ts'

/** A representative as typed: by number, or by the data a number can be asked with (S40-S45). */
export type TypedPerson =
  | { id?: string; niss: string; email: string }
  | { id?: string; firstName: string; lastName: string; sex: Sex; birthDate: string; birthCountry: string; email: string }

export type ReadPerson =
  | { id?: string; niss: string; email: string }
  | { id?: string; niss: null; firstName: string; lastName: string; sex: Sex; birthDate: string; birthCountry: string; email: string }

export type PeopleVerdict = { people: ReadPerson[]; faults: FieldFault[] }

const youngest = 18

/** Reads all representatives together, because each needs an address of his own (Manual FR §2.2). `today` is `YYYY-MM-DD`. */
export function readPeople(typed: readonly TypedPerson[], today: string): PeopleVerdict {
  const faults: FieldFault[] = []
  const addresses = new Set<string>()
  const people = typed.map((person, place) => {
    const at = `legalRepresentatives.${String(place)}`
    if (addresses.has(person.email)) faults.push({ path: `${at}.email`, code: 'email-taken' })
    addresses.add(person.email)
    return 'niss' in person ? readByNumber(person, at, today, faults) : readByData(person, at, today, faults)
  })
  return { people, faults }
}

function readByNumber(person: { id?: string; niss: string; email: string }, at: string, today: string, faults: FieldFault[]): ReadPerson {
  const read = parseNiss(person.niss, today)
  if (read.ok) return { id: person.id, niss: read.digits, email: person.email }
  const code = read.code === 'NISS_FORMAT' ? 'niss-format' : read.code === 'NISS_CHECK_DIGIT' ? 'niss-check-digit' : 'niss-date'
  faults.push({ path: `${at}.niss`, code })
  return { id: person.id, niss: '', email: person.email }
}

function readByData(person: Extract<TypedPerson, { firstName: string }>, at: string, today: string, faults: FieldFault[]): ReadPerson {
  const offered = withCapital(person.firstName)
  if (offered !== undefined) faults.push({ path: `${at}.firstName`, code: 'capital-initial', facts: { suggestion: offered } })
  if (person.birthDate > today) faults.push({ path: `${at}.birthDate`, code: 'birth-date-future' })
  else if (person.birthDate > yearsBefore(today, youngest)) faults.push({ path: `${at}.birthDate`, code: 'too-young' })
  else if (person.birthDate < yearsBefore(today, 120)) faults.push({ path: `${at}.birthDate`, code: 'birth-date-too-old' })
  return { ...person, niss: null }
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

function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
}
