import { error } from '@sveltejs/kit'
import { guideAudiences, guideEdition } from '#server/features/help/guides.contract.ts'
import { guideWords } from '#server/features/help/guides.words.ts'
import { leafletFor } from '#lib/features/help/leaflet.ts'
import type { PageServerLoad } from './$types'

// Only read: no script, so that it is there at once on a slow phone.
export const csr = false

export const load: PageServerLoad = ({ locals, params }) => {
  const audience = guideAudiences.find((known) => known === params.audience)
  if (!audience) error(404)
  return {
    leaflet: leafletFor(guideWords[audience], locals),
    file: `/api/v1/guides/${audience}/${locals.language}`,
    edition: guideEdition,
  }
}
