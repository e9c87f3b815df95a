import type { RegistrationView, SubmittedContent } from '../registrations.contract.ts'

type Shown = Pick<
  RegistrationView,
  'identification' | 'language' | 'establishmentUnits' | 'legalRepresentatives' | 'contact' | 'company' | 'proof'
>

/** A registration as it is sent or would be: what its applicant typed and gave, numbers of people masked. */
export function contentOf({ contact, company, proof, ...view }: Shown): SubmittedContent {
  return {
    identification: view.identification,
    language: view.language,
    establishmentUnits: view.establishmentUnits,
    legalRepresentatives: view.legalRepresentatives,
    contact: contact && { name: contact.name, email: contact.email, telephone: contact.telephone },
    company: { commercialName: company?.commercialName ?? null, address: company?.address ?? null },
    proof: proof ? { id: proof.id, name: proof.name, sha256: proof.sha256 } : null,
  }
}

export type Field = {
  path: string
  value: string | null
  /** The item of a list that it is part of, `legalRepresentatives.<id>`. */
  item?: string
}

/** Set by us, not by the applicant; that somebody has one name alone is seen at the names. */
const ours = new Set(['id', 'nissState', 'oneName'])

/** All fields of a content, in order, by the paths of the API; list items by their id, because places may move. */
export function fieldsOf(content: SubmittedContent): Field[] {
  const { proof, ...typed } = content
  return [...Object.entries(typed).flatMap(([group, value]) => leaves(group, value)), { path: 'proof', value: proof && proof.name }]
}

function leaves(path: string, value: unknown, item?: string): Field[] {
  const inItem = item === undefined ? {} : { item }
  if (Array.isArray(value)) {
    return value.flatMap((one: { id: string }) => {
      const at = `${path}.${one.id}`
      return leaves(at, one, at)
    })
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => (ours.has(name) ? [] : leaves(`${path}.${nameInForm(name)}`, inner, item)))
  }
  const said = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return [{ path, value: said ? String(value) : null, ...inItem }]
}

/** A number is shown masked, but it is typed in the field of the number. */
const nameInForm = (name: string) => (name === 'nissMasked' ? 'niss' : name)
