import type { ContactSettings } from '../contact.contract.ts'
import type { ProblemDocument } from '../error-codes.contract.ts'

/**
 * What Express hands to the pages for each request, in an AsyncLocalStorage on `globalThis[Symbol.for('famhp.request')]`.
 * SvelteKit's bundle holds its own copy of every module, so both sides meet at that symbol and at this description.
 */
export const pageRequestKey = 'famhp.request'

/** Who looks at the page; only what pages may show. */
export type PageActor =
  | { kind: 'anonymous' }
  | { kind: 'applicant'; registrationId: string }
  | { kind: 'half-signed-in'; name: string; language: string; next: string; authMethod: string }
  | { kind: 'person'; accountId: string; personId: string; companyId: string; name: string; language: string }
  | { kind: 'staff'; accountId: string; name: string; language: string; roles: readonly string[] }

/** A cookie with everything the page needs to set it by `event.cookies`; `value: null` takes it away. */
export type PageCookie = {
  name: string
  value: string | null
  options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean; maxAge?: number }
}

export type PageCallInput = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
export type PageCallOptions = {
  idempotencyKey?: string
  /** The language of the page, for the words of problems; the request's own when left out. */
  language?: string
}

/** What a call inside the process throws: recognised by `code`, never by `instanceof`. */
export type PageCallProblem = Error & { code: string; status: number; problem: ProblemDocument }

export type PageRequest = {
  requestId: string
  /** From the page's address, the cookie, the account, `Accept-Language`, in that order. */
  language: string
  /** True in a demo: the pages say so. */
  demo: boolean
  contact: ContactSettings
  /** Follows what calls change: after a call that signs in, it is the one who signed in. */
  readonly actor: PageActor
  /** Calls an endpoint by its contract's name, through the same gate, limits and checks as over HTTP. */
  call(name: string, input?: PageCallInput, options?: PageCallOptions): Promise<{ answer: unknown; cookies: PageCookie[] }>
}
