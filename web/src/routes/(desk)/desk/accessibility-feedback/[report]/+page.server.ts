import { getAccessibilityFeedback } from '#server/features/accessibility/accessibility.contract.ts'
import { read } from '#lib/api/acts.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  report: await read(event, getAccessibilityFeedback, { params: { id: event.params.report } }),
})
