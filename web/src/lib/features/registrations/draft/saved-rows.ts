import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import type { Address } from '#server/features/companies/companies.contract.ts'
import { boxOf } from '#server/features/registrations/registration-boxes.words.ts'
import type { RegistrationView, RepresentativeView, SubmittedContent } from '#server/features/registrations/registrations.contract.ts'
import { sexWords } from '#server/features/registrations/registrations.words.ts'
import { countryName } from '#lib/countries.ts'
import { longDay } from '#lib/dates.ts'
import { m } from '#lib/words.ts'
import { languageName } from '#lib/languages.ts'
import { addressLines } from '../fields/address-ways.ts'
import { writtenEnterpriseNumber, writtenVatNumber } from '../fields/country-questions.ts'
import { personOf } from '../fields/representative-parts.ts'
import { tidyTelephone } from '../number/written-numbers.ts'
import type { Step } from './steps.ts'

export type SavedRow = { path: string; box: string; name: string; value: string }

/** What is saved of one page, as rows with box number, name and value; fields without a value are left out. */
export function savedRows(registration: RegistrationView | SubmittedContent, step: Step, language: ScreenLanguage): SavedRow[] {
  const row = (path: string, value: string | null | undefined): SavedRow[] => {
    const known = boxOf(path, language)
    return value && known ? [{ path, box: known.box, name: known.name, value }] : []
  }
  const { identification, contact, company } = registration
  switch (step) {
    case 'number':
      return [
        ...row('country', countryName(identification.country, language)),
        ...row('cbeNumber', identification.cbeNumber && writtenEnterpriseNumber(identification.cbeNumber)),
        ...row('vatNumber', identification.vatNumber && writtenVatNumber(identification.vatNumber)),
        ...row('language', languageName(registration.language, language)),
      ]
    case 'contact':
      return [
        ...row('contact.name', contact?.name && isolated(contact.name)),
        ...row('contact.email', contact?.email),
        ...row('contact.telephone', contact?.telephone && tidyTelephone(contact.telephone)),
      ]
    case 'office':
      return [
        ...row('company.commercialName', company?.commercialName && isolated(company.commercialName)),
        ...row('company.address.street', company?.address && addressLine(company.address, language)).map((one) => ({
          ...one,
          name: m.address(),
        })),
      ]
    case 'proof':
      return row('proof', registration.proof?.name)
    case 'units':
      return registration.establishmentUnits.flatMap((unit, place) =>
        row(`establishmentUnits.${String(place)}`, `${isolated(unit.name)}, ${addressLine(unit.address, language)}`),
      )
    case 'representatives':
      return registration.legalRepresentatives.flatMap((person, place) =>
        row(`legalRepresentatives.${String(place)}`, personLine(person, language)),
      )
    case 'check':
      return []
  }
}

/** An address on one line, as a letter has it. */
export function addressLine(address: Address, language: ScreenLanguage): string {
  const [street, city] = addressLines(address)
  return [isolated(street), isolated(city), address.region && isolated(address.region), countryName(address.country, language)]
    .filter(Boolean)
    .join(', ')
}

/** A representative on one line: the person, or the company and who stands for it. */
export function personLine(representative: RepresentativeView, language: ScreenLanguage): string {
  const person = personOf(representative)
  const name = isolated([person.firstName, person.lastName].filter(Boolean).join(' '))
  const latin = [person.latinFirstName, person.latinLastName].filter(Boolean).join(' ')
  const facts = [
    person.nissMasked && `NISS ${person.nissMasked}`,
    person.birthDate && longDay(person.birthDate, language),
    person.birthCountry && countryName(person.birthCountry, language),
    person.sex && sexWords[person.sex][language],
    person.email,
  ]
  const line = [name && latin ? `${name} (${latin})` : name, ...facts].filter(Boolean).join(' · ')
  if (representative.kind === 'person') return line
  const { name: company, country, number } = representative
  return `${[isolated(company), countryName(country, language), number].filter(Boolean).join(', ')} – ${line}`
}

/** A name that runs from right to left keeps its own direction, and leaves that of the line alone. */
function isolated(name: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(name) ? `\u2068${name}\u2069` : name
}
