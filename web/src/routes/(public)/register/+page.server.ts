import { redirect } from '@sveltejs/kit'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { languages } from '#server/features/identity/identity.contract.ts'
import { act, newKey, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { cbeForgotten, identificationIn } from '#lib/features/registrations/identification-input.ts'
import { stepPath } from '#lib/features/registrations/steps.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({
  ...newKey(),
  languageForm: 'step-form',
  // Letters are written in three languages; readers of German are asked without a suggestion.
  suggestedLanguage: languages.find((language) => language === locals.language) ?? '',
})

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const values = typed(form)
    if (text(form, 'do') === 'stay') return refuse(null, values)
    const forgotten = cbeForgotten(form)
    if (forgotten) return refuse(forgotten, values)

    // The contract says which languages there are; an empty answer is refused by it, in words.
    const language = text(form, 'language') as (typeof languages)[number]
    const started = await act(event, startRegistration, { body: { ...identificationIn(form), language } }, form)
    if (!started.ok) return refuse(started.problem, values)
    redirect(303, inLanguage(event.locals.language, stepPath(started.answer.id, 'number')))
  },
}
