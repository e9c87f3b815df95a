import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { listMailPreviews } from './list-mail-previews.query.ts'
import * as contracts from './previews.contract.ts'

/** What helps those who write mails; not in production. */
export const previewRoutes: readonly Endpoint[] = [
  endpoint(contracts.listMailPreviews, ({ house }) => Promise.resolve({ answer: listMailPreviews(house) })),
]
