import { redirect } from '@sveltejs/kit'
import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { problemOf } from '#lib/api/problems.ts'
import { inLanguage } from '#lib/languages.ts'
import type { PageServerLoad } from './$types'

/** The registration of this browser; without one the page tells how to find it again. */
export const load: PageServerLoad = async ({ locals }) => {
  if (locals.actor.kind !== 'applicant') return {}
  const reference = await locals
    .call(getRegistration, { params: { id: locals.actor.registrationId } })
    .then((registration) => registration.reference)
    .catch((thrown: unknown) => {
      if (problemOf(thrown) === undefined) throw thrown
      return undefined
    })
  if (reference !== undefined) redirect(303, inLanguage(locals.language, `/registrations/${reference}`))
  return {}
}
