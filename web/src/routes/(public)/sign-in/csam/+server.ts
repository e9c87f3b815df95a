import { redirect } from '@sveltejs/kit'
import { csamMeans, prepareCsam } from '#server/features/identity/issuers/csam.contract.ts'
import { backIn } from '#lib/features/identity/after-step.ts'
import { refusedAddress } from '#lib/features/identity/csam-way.ts'
import { leaveFor, whyNotNow } from '#lib/features/identity/login-elsewhere.ts'
import { inLanguage } from '#lib/languages.ts'
import type { RequestHandler } from './$types'

/** Leads to CSAM; nothing is kept here. */
export const GET: RequestHandler = async (event) => {
  const { language } = event.locals
  const acr = csamMeans.find((one) => one === event.url.searchParams.get('acr'))
  if (acr === undefined) redirect(303, inLanguage(language, '/sign-in'))
  const back = backIn(event.url)
  const begun = await event.locals
    .call(prepareCsam, { body: { acr, language, origin: event.url.origin, ...(back !== undefined && back.length <= 2000 && { back }) } })
    .catch((thrown: unknown) => whyNotNow(thrown))
  if (typeof begun === 'string') redirect(303, refusedAddress(language, begun, acr, back))
  leaveFor(event, 'csam', begun)
}
