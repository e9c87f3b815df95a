import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of the request being served; also set by jobs, with the job's id as request id. */
export type RequestContext = {
  requestId: string
  ip: string | null
  browser: string | null
  /** The caller's screen language: nl, fr, en or de. */
  language: string
}

/**
 * One storage per process. It hangs on a global symbol because SvelteKit's bundle holds a second copy of this module,
 * and both must see the same store.
 */
const key = Symbol.for('famhp.request-context')
const holder = globalThis as { [key]?: AsyncLocalStorage<RequestContext> }

export const requestContext: AsyncLocalStorage<RequestContext> = (holder[key] ??= new AsyncLocalStorage<RequestContext>())
