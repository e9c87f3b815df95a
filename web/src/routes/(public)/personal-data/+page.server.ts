import { personalDataWords } from '#server/features/help/personal-data.words.ts'
import { leafletFor } from '#lib/features/help/leaflet.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({ leaflet: leafletFor(personalDataWords, locals) })
