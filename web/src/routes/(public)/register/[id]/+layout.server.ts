import { redirect } from '@sveltejs/kit'
import { getRegistration, type RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { helpIn } from '#server/features/registrations/registration-help.words.ts'
import { newKey, read } from '#lib/api/acts.ts'
import { inLanguage } from '#lib/languages.ts'
import type { LayoutServerLoad } from './$types'

// Nothing of it is ever read: where it stands in, no page is shown.
const noRegistration = {} as RegistrationView

export const load: LayoutServerLoad = async (event) => {
  const { actor, language } = event.locals
  if (actor.kind !== 'applicant' || actor.registrationId !== event.params.id) {
    // The cookie opens one registration; the page of registrations says so in a friendly way.
    if (event.request.method !== 'POST') redirect(303, inLanguage(language, '/registrations'))
    // A form that was sent without script has its text nowhere else: the layout shows it, and none of the pages below.
    return { registration: noRegistration, lost: true, ...newKey() }
  }
  const registration = await read(event, getRegistration, { params: { id: event.params.id } })
  if (!registration.abilities.includes('edit')) redirect(303, inLanguage(language, `/registrations/${registration.reference}`))
  return { registration, lost: false, fieldHelp: helpIn(language), languageForm: 'step-form', ...newKey() }
}
