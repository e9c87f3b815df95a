import type { FieldFault } from '../../../platform/errors.ts'
import { fieldsOf } from '../draft/content-fields.rules.ts'
import type { DecisionReason, SubmittedContent } from '../registrations.contract.ts'

/** Fields that every file has a box for, whether something stands in it or not. */
const always = ['language', 'contact.name', 'contact.email', 'contact.telephone', 'company.commercialName', 'proof']
const identification = ['country', 'vatNumber', 'withoutVatNumber', 'cbeNumber']
const addressParts = ['street', 'number', 'box', 'postcode', 'city', 'region', 'country']
const personParts = ['niss', 'firstName', 'lastName', 'latinFirstName', 'latinLastName', 'sex', 'birthDate', 'birthCountry', 'email']
const companyParts = ['name', 'country', 'number', ...personParts.map((part) => `permanentRepresentative.${part}`)]
const lists = ['establishmentUnits', 'legalRepresentatives']

/** What a reason may name in `field`: a field of this very file, an item of a list by its id, or a group of them. */
export function knownFields(content: SubmittedContent): ReadonlySet<string> {
  const address = (at: string) => addressParts.map((part) => `${at}.address.${part}`)
  const leaves = [
    ...always,
    ...identification,
    ...identification.map((name) => `identification.${name}`),
    ...address('company'),
    ...content.establishmentUnits.flatMap(({ id }) => [`establishmentUnits.${id}.name`, ...address(`establishmentUnits.${id}`)]),
    ...content.legalRepresentatives.flatMap(({ id, kind }) =>
      ['kind', ...(kind === 'company' ? companyParts : personParts)].map((part) => `legalRepresentatives.${id}.${part}`),
    ),
    ...fieldsOf(content).map((field) => field.path),
  ]
  return new Set([...lists, ...leaves.flatMap(withGroups)])
}

/** `company.address.city` is part of `company.address` and of `company`. */
function withGroups(path: string): string[] {
  const parts = path.split('.')
  return parts.map((_, place) => parts.slice(0, place + 1).join('.'))
}

/** Reasons about fields that this file does not have: nobody could find what to correct. */
export function fieldFaults(reasons: readonly DecisionReason[], content: SubmittedContent): FieldFault[] {
  const known = knownFields(content)
  return reasons.flatMap(({ field }, place) =>
    field && !known.has(field) ? [{ path: `reasons.${String(place)}.field`, code: 'unknown-field' }] : [],
  )
}
