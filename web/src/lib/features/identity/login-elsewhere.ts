import { redirect, type Cookies, type RequestEvent } from '@sveltejs/kit'
import { problemOf } from '#lib/api/problems.ts'

type Elsewhere = 'csam' | 'agency'

/** Why a call was refused before anything was decided: somebody asks too often, or something is away. */
export function whyNotNow(thrown: unknown): 'too-many' | 'unavailable' {
  const code = problemOf(thrown)?.code
  if (code === 'too-many' || code === 'unavailable') return code
  throw thrown
}

/** Leads to where somebody signs in. The browser takes along what it must hold when it comes back. */
export function leaveFor(
  event: Pick<RequestEvent, 'url' | 'cookies'>,
  where: Elsewhere,
  begun: { location: string; pending: string; maxAgeSeconds: number },
): never {
  const { name, options } = pendingCookie(event.url, where)
  event.cookies.set(name, begun.pending, { ...options, maxAge: begun.maxAgeSeconds })
  redirect(303, begun.location, { external: true })
}

/** What the browser held and what it brings back. It is used up, whatever comes of it. */
export function cameBack({ url, cookies }: { url: URL; cookies: Cookies }, where: Elsewhere): { pending: string | null; query: string } {
  const { name, options } = pendingCookie(url, where)
  const pending = cookies.get(name) ?? null
  cookies.delete(name, options)
  const query = url.search.slice(1)
  // What is longer was written by nobody there, and is answered like what is over.
  return { pending: (pending?.length ?? 0) > 6000 ? null : pending, query: query.length > 6000 ? '' : query }
}

/**
 * Browsers share cookies between ports, and two demos on one machine must not take each other's; on https only this very
 * address can set it.
 */
function pendingCookie(url: URL, where: Elsewhere) {
  const secure = url.protocol === 'https:'
  const name = secure ? `__Host-famhp_${where}` : `famhp_${where}_${url.port || '80'}`
  return { name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } as const }
}
