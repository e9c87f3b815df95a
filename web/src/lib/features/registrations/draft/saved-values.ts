import type { CountryList } from '#server/features/countries/countries.contract.ts'
import type { EntriesView, EntryStep } from '#server/features/registrations/draft/drafts.contract.ts'
import type { RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { addressValues } from '../fields/address-input.ts'
import { identificationValues } from '../number/identification-input.ts'
import { flatParts, type Part } from '../fields/repeated-parts.ts'
import { freshRepresentative, representativePart } from '../fields/representative-parts.ts'

/** Boxes to tick: one that is not ticked is not in a form at all. */
const boxes: Readonly<Partial<Record<EntryStep, readonly string[]>>> = { number: ['withoutVatNumber'] }

/** Name and office as the form shows them; the name that a register answered is proposed where none is saved. */
export function officeValues({ company, numberCheck }: RegistrationView): Record<string, string> {
  return {
    'company.commercialName': company?.commercialName ?? numberCheck.name ?? '',
    ...addressValues('company.address', company?.address),
  }
}

export function unitParts(units: RegistrationView['establishmentUnits']): Part[] {
  return units.map(({ id, name, address }) => ({ id, name, ...addressValues('address', address) }))
}

/** What is saved of a page, by the names of its fields. */
export function savedValues(step: EntryStep, registration: RegistrationView, countries: CountryList | undefined): Record<string, string> {
  switch (step) {
    case 'number':
      return countries ? identificationValues(registration, countries) : {}
    case 'contact':
      return {
        'contact.name': registration.contact?.name ?? '',
        'contact.email': registration.contact?.email ?? '',
        'contact.telephone': registration.contact?.telephone ?? '',
      }
    case 'office':
      return officeValues(registration)
    case 'units':
      return flatParts('establishmentUnits', unitParts(registration.establishmentUnits))
    case 'representatives': {
      const people = registration.legalRepresentatives.map(representativePart)
      return flatParts('legalRepresentatives', people.length > 0 ? people : [freshRepresentative])
    }
  }
}

/** The pages on which something waits to be saved. */
export function unsavedIn(items: readonly EntriesView[], registration: RegistrationView, countries: CountryList): EntryStep[] {
  return items.flatMap(({ step, values }) =>
    values && differs(withBoxes(step, values), savedValues(step, registration, countries)) ? [step] : [],
  )
}

/** What a page sent, with the boxes that were not ticked. */
export function withBoxes(step: EntryStep, values: Record<string, string>): Record<string, string> {
  return { ...Object.fromEntries((boxes[step] ?? []).map((name) => [name, ''])), ...values }
}

/**
 * Whether what was typed says something else than what is saved. Fields that a page does not show at the moment say
 * nothing, ids and locked copies never do.
 */
export function differs(typed: Record<string, string>, saved: Record<string, string>): boolean {
  const says = Object.entries(typed).filter(([name]) => !/(^|\.)(id|shown|language)$/.test(name))
  if (says.some(([name, value]) => !isSame(name, value, saved[name] ?? ''))) return true
  const unticked = Object.entries(saved).some(([name, value]) => name.endsWith('.oneName') && value === 'yes' && !(name in typed))
  const items = (values: Record<string, string>) =>
    new Set(Object.keys(values).flatMap((name) => /^\w+\.\d+(?=\.)/.exec(name)?.[0] ?? [])).size
  return unticked || items(typed) !== items(saved)
}

function isSame(name: string, typed: string, saved: string): boolean {
  // A saved number is shown masked: what of it is seen is compared.
  if (name.endsWith('.niss') && saved.includes('•') && !typed.includes('•')) {
    const digits = typed.replace(/\D/g, '')
    return digits.length === 11 && saved.startsWith(digits.slice(0, 2)) && saved.endsWith(digits.slice(9))
  }
  const plain = (text: string) => (/(^|\.)(vatNumber|cbeNumber)$/.test(name) ? text.replace(/[^\p{L}\p{N}]/gu, '') : text.trim())
  const [one, other] = [plain(typed).normalize('NFC'), plain(saved).normalize('NFC')]
  return name.endsWith('email') || name.endsWith('Number') ? one.toLowerCase() === other.toLowerCase() : one === other
}
