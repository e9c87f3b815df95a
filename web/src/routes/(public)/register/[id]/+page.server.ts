import type { PageServerLoad } from './$types'

/** Nothing is typed here, so a change of the language saves nothing. */
export const load: PageServerLoad = () => ({ languageForm: undefined })
