import { redirect, type RequestEvent } from '@sveltejs/kit'
import { getRegistration, withdrawRegistration } from '#server/features/registrations/registrations.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

type Event = Pick<RequestEvent, 'locals'> & { params: { reference: string } }

/** Where the registration is shown, and says itself why there is nothing to withdraw. */
const statusPage = ({ locals, params }: Event) => inLanguage(locals.language, `/registrations/${params.reference}`)

/** The registration that this browser holds; a reference alone opens nothing. */
const ownId = ({ locals }: Event) => (locals.actor.kind === 'applicant' ? locals.actor.registrationId : undefined)

export const load: PageServerLoad = async (event) => {
  const id = ownId(event)
  if (id === undefined) redirect(303, statusPage(event))
  const registration = await read(event, getRegistration, { params: { id } })
  const isThis = registration.reference === event.params.reference
  if (!isThis || !registration.abilities.includes('withdraw')) redirect(303, statusPage(event))
  return { registration, ...newKey() }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const id = ownId(event)
    if (id === undefined) redirect(303, statusPage(event))
    const body = { version: Number(text(form, 'version')) }
    const withdrawn = await act(event, withdrawRegistration, { params: { id }, body }, form)
    // Decided or withdrawn meanwhile: its page says what happened.
    if (withdrawn.ok || withdrawn.problem.code === 'not-in-this-state') redirect(303, statusPage(event))
    return refuse(withdrawn.problem, {})
  },
}
