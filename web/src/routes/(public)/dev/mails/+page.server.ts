import { listMailPreviews } from '#server/features/previews/previews.contract.ts'
import { read } from '#lib/api/acts.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => read(event, listMailPreviews, {})
