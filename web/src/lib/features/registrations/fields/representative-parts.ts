import type { CallInput } from '#server/platform/http/endpoint.contract.ts'
import { notLatin } from '#server/features/identity/identity.contract.ts'
import type { changeRegistration, RepresentativeView } from '#server/features/registrations/registrations.contract.ts'
import type { Part } from './repeated-parts.ts'

type Typed = NonNullable<CallInput<typeof changeRegistration>['body']['legalRepresentatives']>

/** An empty person; most representatives of foreign companies have no Belgian number. */
export const freshRepresentative: Part = { kind: 'person', hasNiss: 'no' }

/** A saved representative as the form shows it. */
export function representativePart(saved: RepresentativeView): Part {
  const person = personOf(saved)
  const [year = '', month = '', day = ''] = (person.birthDate ?? '').split('-')
  const company: Part = saved.kind === 'company' ? { name: saved.name, country: saved.country, number: saved.number ?? '' } : {}
  return {
    id: saved.id,
    kind: saved.kind,
    ...company,
    hasNiss: person.nissMasked === null ? 'no' : 'yes',
    niss: person.nissMasked ?? '',
    ...(person.oneName ? { oneName: 'yes' } : {}),
    firstName: person.firstName ?? '',
    lastName: person.lastName ?? '',
    latinFirstName: person.latinFirstName ?? '',
    latinLastName: person.latinLastName ?? '',
    'birthDate.day': day,
    'birthDate.month': month,
    'birthDate.year': year,
    birthCountry: person.birthCountry ?? '',
    sex: person.sex ?? '',
    email: person.email ?? '',
  }
}

/** The representative, or who stands for the company that is it. */
export function personOf(representative: RepresentativeView) {
  return representative.kind === 'company' ? representative.permanentRepresentative : representative
}

/** What the API is given. Choices left open are left out, so that it answers "fill this in". */
export function representativesInput(parts: readonly Part[]): Typed {
  return parts.map((part) => {
    const id = part['id'] ? { id: part['id'] } : {}
    const person = personInput(part)
    if (part['kind'] !== 'company') return { ...id, ...person }
    const number = part['number']?.trim() ? { number: part['number'] } : {}
    const country = part['country'] ? { country: part['country'] } : {}
    return { ...id, kind: 'company', name: part['name'] ?? '', ...country, ...number, permanentRepresentative: person }
  }) as Typed
}

function personInput(part: Part) {
  const email = part['email'] ?? ''
  const latin = filled(part, 'latinFirstName', 'latinLastName')
  // Beside a number, names are typed to be compared; with one they need not be.
  if (part['hasNiss'] === 'yes') return { niss: part['niss'] ?? '', ...filled(part, 'firstName', 'lastName'), ...latin, email }
  return {
    ...(isOneName(part) ? { oneName: true } : { firstName: part['firstName'] ?? '' }),
    lastName: part['lastName'] ?? '',
    ...latin,
    birthDate: dateIn(part),
    ...filled(part, 'birthCountry', 'sex'),
    email,
  }
}

export const isOneName = (part: Part) => part['oneName'] === 'yes' && part['hasNiss'] !== 'yes'

function filled(part: Part, ...fields: string[]): Part {
  return Object.fromEntries(fields.flatMap((field) => (part[field]?.trim() ? [[field, part[field]]] : [])))
}

/** Whether a name asks for its form in Latin letters. */
export const needsLatin = (name: string | undefined) => name !== undefined && notLatin.test(name)

/** Day, month and year as one date; nothing at all is an empty date. */
function dateIn(part: Part): string {
  const [day, month, year] = ['day', 'month', 'year'].map((field) => (part[`birthDate.${field}`] ?? '').trim())
  if (!day && !month && !year) return ''
  return `${(year ?? '').padStart(4, '0')}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
}

/** The first name with a capital, where it has none and its script has one (Manual FR §2.2). It is offered, never put in silence. */
export function capitalFor(firstName: string): string | undefined {
  const name = firstName.trim()
  const [initial = ''] = name
  const capital = initial.toUpperCase()
  return /^\p{Ll}/u.test(name) && capital !== initial ? capital + name.slice(initial.length) : undefined
}
