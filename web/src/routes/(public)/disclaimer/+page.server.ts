import { disclaimerWords } from '#server/features/help/disclaimer.words.ts'
import { leafletFor } from '#lib/features/help/leaflet.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({ leaflet: leafletFor(disclaimerWords, locals) })
