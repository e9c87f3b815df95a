import { redirect } from '@sveltejs/kit'
import { finishAgency } from '#server/features/identity/issuers/agency.contract.ts'
import { toStepAfterElsewhere } from '#lib/features/identity/after-step.ts'
import { staffAddress } from '#lib/features/identity/agency-way.ts'
import { cameBack, whyNotNow } from '#lib/features/identity/login-elsewhere.ts'
import type { RequestHandler } from './$types'

/** Where the agency's issuer sends the browser back to. */
export const GET: RequestHandler = async (event) => {
  const finished = await event.locals.call(finishAgency, { body: cameBack(event, 'agency') }).catch((thrown: unknown) => whyNotNow(thrown))
  if (typeof finished === 'string') redirect(303, staffAddress(event.locals.language, finished, null))
  const language = finished.language ?? event.locals.language
  if (finished.next === null) redirect(303, staffAddress(language, finished.refused ?? 'expired', finished.back))
  toStepAfterElsewhere(event, { ...finished, next: finished.next, language })
}
