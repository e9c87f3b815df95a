import { listCountries } from '#server/features/countries/countries.contract.ts'
import { helpIn } from '#server/features/registrations/registration-help.words.ts'
import { read } from '#lib/api/acts.ts'
import type { LayoutServerLoad } from './$types'

/** What each country is asked, for the pages that ask it, and what "?" says at each field. */
export const load: LayoutServerLoad = async (event) => ({
  countries: await read(event, listCountries, {}),
  fieldHelp: helpIn(event.locals.language),
})
