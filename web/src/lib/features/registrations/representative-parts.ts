import type { CallInput } from '#server/platform/http/endpoint.contract.ts'
import type { changeRegistration, RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import type { Part } from './repeated-parts.ts'

type Typed = NonNullable<CallInput<typeof changeRegistration>['body']['legalRepresentatives']>

/** An empty person; most representatives of foreign companies have no Belgian number. */
export const freshRepresentative: Part = { hasNiss: 'no' }

/** A saved person as the form shows it. */
export function representativePart(person: RegistrationView['legalRepresentatives'][number]): Part {
  const [year = '', month = '', day = ''] = (person.birthDate ?? '').split('-')
  return {
    id: person.id,
    hasNiss: person.nissMasked === null ? 'no' : 'yes',
    niss: person.nissMasked ?? '',
    firstName: person.firstName ?? '',
    lastName: person.lastName ?? '',
    'birthDate.day': day,
    'birthDate.month': month,
    'birthDate.year': year,
    birthCountry: person.birthCountry ?? '',
    sex: person.sex ?? '',
    email: person.email ?? '',
  }
}

/** What the API is given. Choices left open are left out, so that it answers "fill this in". */
export function representativesInput(parts: readonly Part[]): Typed {
  return parts.map((part) => {
    const id = part['id'] ? { id: part['id'] } : {}
    const email = part['email'] ?? ''
    if (part['hasNiss'] === 'yes') return { ...id, niss: part['niss'] ?? '', email }
    return {
      ...id,
      firstName: part['firstName'] ?? '',
      lastName: part['lastName'] ?? '',
      birthDate: dateIn(part),
      ...(part['birthCountry'] ? { birthCountry: part['birthCountry'] } : {}),
      ...(part['sex'] ? { sex: part['sex'] } : {}),
      email,
    }
  }) as Typed
}

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

/** Whether the form says what is saved: numbers shown masked cannot be sent again. */
export function saysTheSame(parts: readonly Part[], saved: readonly Part[]): boolean {
  const relevant = (part: Part) =>
    Object.entries(part).filter(
      ([field, value]) =>
        value !== '' && (part['hasNiss'] === 'yes' ? ['id', 'hasNiss', 'niss', 'email'].includes(field) : field !== 'niss'),
    )
  const written = (list: readonly Part[]) =>
    JSON.stringify(list.map((part) => relevant(part).sort(([one], [other]) => one.localeCompare(other))))
  return written(parts) === written(saved)
}
