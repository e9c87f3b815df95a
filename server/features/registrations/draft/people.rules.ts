import type { FieldFault } from '../../../platform/errors.ts'
import type { Sex } from '../../identity/identity.contract.ts'
import { isLatinName, isNameInLatin, withCapital } from '../../identity/persons/names.rules.ts'
import { parseNiss } from '../../identity/persons/niss.rules.ts'
import type { RepresentativeInput } from '../registrations.contract.ts'

type TypedPerson =
  Exclude<RepresentativeInput, { kind: 'company' }> | Extract<RepresentativeInput, { kind: 'company' }>['permanentRepresentative']

/** A representative as typed, read: by number, or by the data a number can be asked with (S40-S45). What was not typed is null. */
export type ReadPerson = {
  /** Eleven digits; `kept` where the saved number was given back masked. */
  niss: string | { kept: true } | null
  /** Empty for who has one name only, which is then the last name. */
  firstName: string | null
  lastName: string | null
  latinFirstName: string | null
  latinLastName: string | null
  sex: Sex | null
  birthDate: string | null
  birthCountry: string | null
  email: string
}
export type ReadRepresentative = {
  id: string | undefined
  company: { name: string; country: string; number: string | null } | null
  /** The representative, or who stands for the company that is it. */
  person: ReadPerson
}

const youngest = 18

/**
 * Reads all representatives together, because each needs an address of his own (Manual FR §2.2). `masks` are the numbers
 * that are saved, as they are shown, by the id of their item; `today` is `YYYY-MM-DD`.
 */
export function readPeople(
  typed: readonly RepresentativeInput[],
  { today, masks }: { today: string; masks: ReadonlyMap<string, string> },
): { people: ReadRepresentative[]; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const addresses = new Set<string>()
  const people = typed.map((one, place): ReadRepresentative => {
    const item = `legalRepresentatives.${String(place)}`
    const isCompany = one.kind === 'company'
    const at = isCompany ? `${item}.permanentRepresentative` : item
    const typedPerson = isCompany ? one.permanentRepresentative : one
    if (addresses.has(typedPerson.email)) faults.push({ path: `${at}.email`, code: 'email-taken' })
    addresses.add(typedPerson.email)
    const mask = one.id === undefined ? undefined : masks.get(one.id)
    const { person, faults: own } = readPerson(typedPerson, { today, mask })
    faults.push(...own.map((fault) => ({ ...fault, path: `${at}.${fault.path}` })))
    return { id: one.id, company: isCompany ? { name: one.name, country: one.country, number: one.number ?? null } : null, person }
  })
  return { people, faults }
}

/**
 * "Each user must provide an individual e-mail address" (Manual FR §2.2): the general address of the contact is none. It is
 * told where it was typed last: `representatives` where they are being saved, else the contact.
 */
export function sharedAddressFaults(
  contactEmail: string | null,
  people: readonly ReadRepresentative[] | undefined,
  saved: readonly string[],
) {
  if (contactEmail === null) return []
  if (people === undefined) return saved.includes(contactEmail) ? [{ path: 'contact.email', code: 'email-not-personal' }] : []
  return people.flatMap(({ company, person }, place) => {
    const at = `legalRepresentatives.${String(place)}${company ? '.permanentRepresentative' : ''}`
    return person.email === contactEmail ? [{ path: `${at}.email`, code: 'email-not-personal' }] : []
  })
}

function readPerson(typed: TypedPerson, about: { today: string; mask: string | undefined }): { person: ReadPerson; faults: FieldFault[] } {
  const names = {
    firstName: typed.firstName ?? ('oneName' in typed && typed.oneName === true ? '' : null),
    lastName: typed.lastName ?? null,
    ...latinNames(typed),
  }
  const faults = nameFaults(typed)
  if ('niss' in typed) {
    const read = readNumber(typed.niss, about)
    if (read.code) faults.push({ path: 'niss', code: read.code })
    const person = { ...names, niss: read.niss, sex: null, birthDate: typed.birthDate ?? null, birthCountry: null, email: typed.email }
    return { person, faults }
  }
  const { sex, birthDate, birthCountry, email } = typed
  const code = birthDateFault(birthDate, about.today)
  if (code) faults.push({ path: 'birthDate', code })
  return { person: { ...names, niss: null, sex, birthDate, birthCountry, email }, faults }
}

/** A saved number given back as it is shown stays; anything else has to be a number. */
function readNumber(
  text: string,
  { today, mask }: { today: string; mask: string | undefined },
): { niss: ReadPerson['niss']; code?: string } {
  if (mask !== undefined && text.trim() === mask) return { niss: { kept: true } }
  const read = parseNiss(text, today)
  if (read.ok) return { niss: read.digits }
  return {
    niss: '',
    code: read.code === 'NISS_FORMAT' ? 'niss-format' : read.code === 'NISS_CHECK_DIGIT' ? 'niss-check-digit' : 'niss-date',
  }
}

function birthDateFault(birthDate: string, today: string): string | undefined {
  if (birthDate > today) return 'birth-date-future'
  if (birthDate > yearsBefore(today, youngest)) return 'too-young'
  return birthDate < yearsBefore(today, 120) ? 'birth-date-too-old' : undefined
}

/** Names in Latin letters are their own Latin form, so another one beside them is not kept. */
function latinNames(typed: TypedPerson): Pick<ReadPerson, 'latinFirstName' | 'latinLastName'> {
  const latin = (name: string | null | undefined, given: string | null | undefined) => (name && !isLatinName(name) ? (given ?? null) : null)
  return { latinFirstName: latin(typed.firstName, typed.latinFirstName), latinLastName: latin(typed.lastName, typed.latinLastName) }
}

/** A capital on the first name, and a Latin form of what is not Latin: it is what the BIS register is asked with. */
function nameFaults(typed: TypedPerson): FieldFault[] {
  const faults: FieldFault[] = []
  const pairs = [
    ['firstName', 'latinFirstName'],
    ['lastName', 'latinLastName'],
  ] as const
  for (const [field, latinField] of pairs) {
    const [name, latin] = [typed[field], typed[latinField]]
    const needsLatin = name != null && !isLatinName(name)
    if (needsLatin && latin == null) faults.push({ path: latinField, code: 'latin-name-required' })
    else if (latin != null && !isNameInLatin(latin)) faults.push({ path: latinField, code: 'latin-letters' })
    if (field !== 'firstName') continue
    const written = needsLatin ? latinField : field
    const offered = withCapital(typed[written] ?? '')
    if (offered !== undefined) faults.push({ path: written, code: 'capital-initial', facts: { suggestion: offered } })
  }
  return faults
}

function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
}
