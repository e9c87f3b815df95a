import { redirect } from '@sveltejs/kit'
import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { newKey, read } from '#lib/api/acts.ts'
import { inLanguage } from '#lib/languages.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { actor, language } = event.locals
  // The cookie opens one registration; the page of registrations says so in a friendly way.
  if (actor.kind !== 'applicant' || actor.registrationId !== event.params.id) redirect(303, inLanguage(language, '/registrations'))
  const registration = await read(event, getRegistration, { params: { id: event.params.id } })
  if (!registration.abilities.includes('edit')) redirect(303, inLanguage(language, `/registrations/${registration.reference}`))
  return { registration, languageForm: 'step-form', ...newKey() }
}
