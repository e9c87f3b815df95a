import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import type { CountryList } from '#server/features/countries/countries.contract.ts'
import type { RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { optional, text } from '#lib/api/form-values.ts'
import { m } from '#lib/words.ts'
import { questionsFor, writtenEnterpriseNumber } from '../fields/country-questions.ts'
import { tidyVatNumber } from './written-numbers.ts'

/** The identification as the form says it; undefined parts were not answered. */
export function identificationIn(form: FormData) {
  const withoutVatNumber = text(form, 'withoutVatNumber') === 'yes'
  return {
    country: text(form, 'country'),
    withoutVatNumber,
    vatNumber: withoutVatNumber ? null : optional(form, 'vatNumber'),
    cbeNumber: text(form, 'hasCbe') === 'no' ? null : optional(form, 'cbeNumber'),
  }
}

/** "Yes, we have a number" without the number is the one thing the API cannot see. */
export function cbeForgotten(form: FormData): ProblemDocument | undefined {
  if (text(form, 'hasCbe') !== 'yes' || optional(form, 'cbeNumber') !== null) return undefined
  const message = m.cbe_forgotten()
  return {
    type: 'about:blank',
    title: message,
    status: 422,
    code: 'invalid-input',
    requestId: '',
    fields: [{ path: 'cbeNumber', code: 'required', message }],
  }
}

/** What a saved registration shows in the form. */
export function identificationValues({ identification }: RegistrationView, countries: CountryList): Record<string, string> {
  const { country, vatNumber, withoutVatNumber, cbeNumber } = identification
  const prefix = questionsFor(countries, country).vatPrefix ?? ''
  return {
    country,
    hasCbe: cbeNumber === null ? 'no' : 'yes',
    cbeNumber: cbeNumber === null ? '' : writtenEnterpriseNumber(cbeNumber),
    vatNumber: vatNumber === null ? '' : tidyVatNumber(vatNumber, prefix),
    withoutVatNumber: withoutVatNumber ? 'yes' : '',
  }
}
