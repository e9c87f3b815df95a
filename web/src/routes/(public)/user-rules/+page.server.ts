import { userRulesWords } from '#server/features/help/user-rules.words.ts'
import { leafletFor } from '#lib/features/help/leaflet.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({ leaflet: leafletFor(userRulesWords, locals) })
