import { redirect } from '@sveltejs/kit'
import { prepareAgency } from '#server/features/identity/issuers/agency.contract.ts'
import { backIn } from '#lib/features/identity/after-step.ts'
import { staffAddress } from '#lib/features/identity/agency-way.ts'
import { leaveFor, whyNotNow } from '#lib/features/identity/login-elsewhere.ts'
import type { RequestHandler } from './$types'

/** Leads to where the agency's people sign in; nothing is kept here. */
export const GET: RequestHandler = async (event) => {
  const { language } = event.locals
  const back = backIn(event.url)
  const begun = await event.locals
    .call(prepareAgency, { body: { language, origin: event.url.origin, ...(back !== undefined && back.length <= 2000 && { back }) } })
    .catch((thrown: unknown) => whyNotNow(thrown))
  if (typeof begun === 'string') redirect(303, staffAddress(language, begun, back))
  leaveFor(event, 'agency', begun)
}
