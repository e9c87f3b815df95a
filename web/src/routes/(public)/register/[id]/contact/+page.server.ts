import { redirect } from '@sveltejs/kit'
import { confirmContact } from '#server/features/registrations/registrations.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { optional, text, typed } from '#lib/api/form-values.ts'
import { continueLater, saveStep } from '#lib/features/registrations/draft/save-step.ts'
import { stepPath } from '#lib/features/registrations/draft/steps.ts'
import { entriesOf } from '#lib/features/registrations/fields/typed-entries.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => entriesOf(event, 'contact')

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const contact = { name: text(form, 'contact.name'), email: text(form, 'contact.email'), telephone: optional(form, 'contact.telephone') }
    return saveStep(event, form, 'contact', { contact }, typed(form))
  },
  later: async (event) => {
    const form = await event.request.formData()
    return continueLater(event, form, 'contact', typed(form))
  },
  confirm: async (event) => {
    const form = await event.request.formData()
    const { params } = event
    const confirmed = await act(event, confirmContact, { params, body: { code: text(form, 'code') } }, form)
    if (!confirmed.ok) return refuse(confirmed.problem, typed(form))
    redirect(303, inLanguage(event.locals.language, stepPath(params.id, 'contact')))
  },
}
