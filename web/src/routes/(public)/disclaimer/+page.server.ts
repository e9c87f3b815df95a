import { disclaimerWords } from '#server/features/help/disclaimer.words.ts'
import { leafletFor } from '#lib/features/help/leaflet.ts'
import type { PageServerLoad } from './$types'

// Only read: no script, so that it is there at once on a slow phone.
export const csr = false

export const load: PageServerLoad = ({ locals }) => ({ leaflet: leafletFor(disclaimerWords, locals) })
