import { listCountries } from '#server/features/countries/countries.contract.ts'
import { read } from '#lib/api/acts.ts'
import type { LayoutServerLoad } from './$types'

/** What each country is asked, for the pages that ask it; from page to page of the form it is not fetched again. */
export const load: LayoutServerLoad = async (event) => ({ countries: await read(event, listCountries, {}) })
