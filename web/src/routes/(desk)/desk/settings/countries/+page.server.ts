import { redirect } from '@sveltejs/kit'
import { addCountryRule, listCountryRules, type choosableRoutes } from '#server/features/countries/countries.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  table: await read(event, listCountryRules, {}),
  /** The rule that was just saved, to be said once more. */
  saved: event.url.searchParams.get('saved'),
  ...newKey(),
})

export const actions: Actions = {
  add: async (event) => {
    const form = await event.request.formData()
    // The contract says which roads there are; an empty choice is refused by it, in words.
    const route = text(form, 'route') as (typeof choosableRoutes)[number]
    const body = { country: text(form, 'country'), route, validFrom: text(form, 'validFrom'), note: text(form, 'note') }
    const added = await act(event, addCountryRule, { body }, form)
    if (!added.ok) return refuse(added.problem, typed(form))
    redirect(303, `${inLanguage(event.locals.language, '/desk/settings/countries')}?saved=${added.answer.id}`)
  },
}
