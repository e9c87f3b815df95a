import { error, redirect } from '@sveltejs/kit'
import { listCountries } from '#server/features/countries/countries.contract.ts'
import { listEntries, lookResumeLink, useResumeLink } from '#server/features/registrations/draft/drafts.contract.ts'
import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { act, read } from '#lib/api/acts.ts'
import { unsavedIn } from '#lib/features/registrations/draft/saved-values.ts'
import { firstOpenStep, stepPath } from '#lib/features/registrations/draft/steps.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

/** Looking changes nothing: mail programs open links by themselves. Only the button uses the link. */
export const load: PageServerLoad = async (event) => {
  const found = await read(event, lookResumeLink, { body: { token: event.params.token } })
  if (found.mine) redirect(303, inLanguage(event.locals.language, `/registrations/${found.reference}`))
  return { found }
}

export const actions: Actions = {
  default: async (event) => {
    const used = await act(event, useResumeLink, { body: { token: event.params.token } })
    if (!used.ok) error(used.problem.status, used.problem.title, { code: used.problem.code, requestId: used.problem.requestId })
    const { id, reference, status } = used.answer
    const { language } = event.locals
    if (status !== 'draft' && status !== 'correction-asked') redirect(303, inLanguage(language, `/registrations/${reference}`))
    const params = { id }
    const registration = await read(event, getRegistration, { params })
    const { items } = await read(event, listEntries, { params })
    const unsaved = unsavedIn(items, registration, await read(event, listCountries, {}))
    redirect(303, inLanguage(language, stepPath(id, firstOpenStep(registration, unsaved))))
  },
}
