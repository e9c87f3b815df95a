import { redirect } from '@sveltejs/kit'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { languages } from '#server/features/identity/identity.contract.ts'
import { helpIn } from '#server/features/registrations/registration-help.words.ts'
import { act, newKey, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { cbeForgotten, identificationIn } from '#lib/features/registrations/number/identification-input.ts'
import { writtenEnterpriseNumber } from '#lib/features/registrations/fields/country-questions.ts'
import { stepPath } from '#lib/features/registrations/draft/steps.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

/** The fields of this page, which is the first that most people see of the form: it brings along what "?" says of these alone. */
const fields = ['country', 'hasCbe', 'cbeNumber', 'vatNumber', 'withoutVatNumber', 'language']

export const load: PageServerLoad = ({ locals, url }) => ({
  ...newKey(),
  fieldHelp: Object.fromEntries(Object.entries(helpIn(locals.language)).filter(([field]) => fields.includes(field))),
  filledIn: filledIn(url.searchParams),
  languageForm: 'step-form',
  // Letters are written in three languages; readers of German are asked without a suggestion.
  suggestedLanguage: languages.find((language) => language === locals.language) ?? '',
})

/** Country and number as our own letter links to them; anything else is left to be typed. */
function filledIn(search: URLSearchParams): Record<string, string> {
  const [country, cbeNumber] = [search.get('country') ?? '', search.get('cbeNumber') ?? '']
  return {
    ...(/^[A-Z]{2}$/.test(country) && { country }),
    ...(/^\d{10}$/.test(cbeNumber) && { hasCbe: 'yes', cbeNumber: writtenEnterpriseNumber(cbeNumber) }),
  }
}

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
