import { confirmContact, getRegistration, getUsualDuration } from '#server/features/registrations/registrations.contract.ts'
import { act, newKey, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { problemOf } from '#lib/api/problems.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  // A reference opens nothing: only the registration that this browser holds is shown.
  const own = locals.actor.kind === 'applicant' ? { id: locals.actor.registrationId } : undefined
  if (own === undefined) return { registration: null, usual: null }
  const registration = await locals.call(getRegistration, { params: own }).catch((thrown: unknown) => {
    if (problemOf(thrown) === undefined) throw thrown
    return null
  })
  const { usual } = await locals.call(getUsualDuration, {})
  return { registration: registration?.reference === params.reference ? registration : null, usual, ...newKey() }
}

export const actions: Actions = {
  confirm: async (event) => {
    const form = await event.request.formData()
    const { actor } = event.locals
    const id = actor.kind === 'applicant' ? actor.registrationId : ''
    const confirmed = await act(event, confirmContact, { params: { id }, body: { code: text(form, 'code') } }, form)
    return confirmed.ok ? undefined : refuse(confirmed.problem, typed(form))
  },
}
