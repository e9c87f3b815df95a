import { redirect } from '@sveltejs/kit'
import { askResumeLink } from '#server/features/registrations/draft/drafts.contract.ts'
import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { problemOf } from '#lib/api/problems.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

/** The registration of this browser; without one the page tells how to find it again. */
export const load: PageServerLoad = async ({ locals, request }) => {
  // Who asked for a link is answered, whatever else this browser holds.
  if (locals.actor.kind !== 'applicant' || request.method === 'POST') return {}
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

export const actions: Actions = {
  /** A link by mail, to who names a reference and the address of its contact; the answer never tells whether they fit. */
  ask: async (event) => {
    const form = await event.request.formData()
    const body = { reference: text(form, 'reference'), email: text(form, 'email') }
    const asked = await act(event, askResumeLink, { body })
    if (!asked.ok) return refuse(asked.problem, typed(form))
    return { asked: true, problem: null, values: body }
  },
}
