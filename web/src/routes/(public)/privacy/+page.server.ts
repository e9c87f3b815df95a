import { privacyWords } from '#server/features/help/privacy.words.ts'
import { leafletFor } from '#lib/features/help/leaflet.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({ leaflet: leafletFor(privacyWords, locals) })
