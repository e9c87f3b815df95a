import type { AsyncLocalStorage } from 'node:async_hooks'
import { pageRequestKey, type PageRequest } from '#server/platform/http/page-request.contract.ts'

/** What Express knows of this request. It runs the pages inside this storage, in development and in production. */
export function pageRequest(): PageRequest {
  const holder = globalThis as { [key: symbol]: AsyncLocalStorage<PageRequest> | undefined }
  const request = holder[Symbol.for(pageRequestKey)]?.getStore()
  if (request === undefined) throw new Error('Pages are served by server/main.ts: start the product, not Vite alone')
  return request
}
