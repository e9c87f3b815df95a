import { redirect } from '@sveltejs/kit'
import { finishCsam } from '#server/features/identity/csam.contract.ts'
import { toStep } from '#lib/features/identity/after-step.ts'
import { pendingCookie, refusedAddress, whyNotNow } from '#lib/features/identity/csam-way.ts'
import type { RequestHandler } from './$types'

/** Where CSAM sends the browser back to. What it holds is used up, whatever comes of it. */
export const GET: RequestHandler = async (event) => {
  const { name, options } = pendingCookie(event)
  const pending = event.cookies.get(name) ?? null
  event.cookies.delete(name, options)
  const query = event.url.search.slice(1)
  const finished = await event.locals
    // What is longer was written by nobody at CSAM, and is answered like what is over.
    .call(finishCsam, { body: { pending: (pending?.length ?? 0) > 6000 ? null : pending, query: query.length > 6000 ? '' : query } })
    .catch((thrown: unknown) => whyNotNow(thrown))
  if (typeof finished === 'string') redirect(303, refusedAddress(event.locals.language, finished, null, null))
  const language = finished.language ?? event.locals.language
  if (finished.next === null) redirect(303, refusedAddress(language, finished.refused ?? 'expired', finished.acr, finished.back))
  // The address of the step is made as if the person had come from where the sign-in began.
  const url = new URL(event.url.pathname, event.url)
  if (finished.back !== null) url.searchParams.set('back', finished.back)
  toStep({ locals: { ...event.locals, language }, url }, finished.next)
}
