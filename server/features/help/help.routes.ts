import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { getGuide, listGuides } from './get-guide.query.ts'
import * as contract from './guides.contract.ts'

/** What is there to read for everybody. */
export const helpRoutes: readonly Endpoint[] = [
  endpoint(contract.listGuides, () => Promise.resolve({ answer: listGuides(), headers: keptAnHour })),
  endpoint(contract.guideFile, async ({ house, input }) => {
    const { file, etag } = await getGuide(house, input.params.audience, input.params.language)
    return { file, headers: { ...keptAnHour, ETag: etag } }
  }),
]

/** The same for everybody, and another only with a new release. */
const keptAnHour = { 'Cache-Control': 'public, max-age=3600' }
