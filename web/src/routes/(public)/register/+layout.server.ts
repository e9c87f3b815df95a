import { listCountries } from '#server/features/countries/countries.contract.ts'
import { helpIn } from '#server/features/registrations/registration-help.words.ts'
import { read } from '#lib/api/acts.ts'
import type { LayoutServerLoad } from './$types'

/** The fields of the first page, which is the first that most people see of the form. */
const firstFields = ['country', 'hasCbe', 'cbeNumber', 'vatNumber', 'withoutVatNumber', 'language']

/** What each country is asked, for the pages that ask it, and what "?" says at each field. */
export const load: LayoutServerLoad = async (event) => {
  const help = helpIn(event.locals.language)
  // Going on from the first page loads all anew; from page to page of the form, nothing of this is fetched again.
  const isFirst = event.untrack(() => event.route.id === '/(public)/register')
  return {
    countries: await read(event, listCountries, {}),
    fieldHelp: isFirst ? Object.fromEntries(firstFields.map((field) => [field, help[field] ?? ''])) : help,
  }
}
