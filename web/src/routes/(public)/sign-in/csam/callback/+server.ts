import { redirect } from '@sveltejs/kit'
import { finishCsam } from '#server/features/identity/issuers/csam.contract.ts'
import { toStepAfterElsewhere } from '#lib/features/identity/after-step.ts'
import { refusedAddress } from '#lib/features/identity/csam-way.ts'
import { cameBack, whyNotNow } from '#lib/features/identity/login-elsewhere.ts'
import type { RequestHandler } from './$types'

/** Where CSAM sends the browser back to. */
export const GET: RequestHandler = async (event) => {
  const finished = await event.locals.call(finishCsam, { body: cameBack(event, 'csam') }).catch((thrown: unknown) => whyNotNow(thrown))
  if (typeof finished === 'string') redirect(303, refusedAddress(event.locals.language, finished, null, null))
  const language = finished.language ?? event.locals.language
  if (finished.next === null) redirect(303, refusedAddress(language, finished.refused ?? 'expired', finished.acr, finished.back))
  toStepAfterElsewhere(event, { ...finished, next: finished.next, language })
}
