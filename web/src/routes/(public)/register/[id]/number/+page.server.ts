import { redirect } from '@sveltejs/kit'
import { listCountries } from '#server/features/countries/countries.contract.ts'
import { changeRegistration, getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { act, read, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { cbeForgotten, identificationIn, identificationValues } from '#lib/features/registrations/number/identification-input.ts'
import { continueLater, goOn, mindDiscard, refuseStep, refuseTyped } from '#lib/features/registrations/draft/save-step.ts'
import { isSameNumber } from '#lib/features/registrations/number/written-numbers.ts'
import { stepPath } from '#lib/features/registrations/draft/steps.ts'
import { entriesOf } from '#lib/features/registrations/fields/typed-entries.ts'
import { inLanguage } from '#lib/languages.ts'
import { m } from '#lib/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => entriesOf(event, 'number')

export const actions: Actions = {
  save: async (event) => {
    const { params, locals } = event
    const form = await event.request.formData()
    const values = typed(form)
    await mindDiscard(event, form, 'number')
    const stays = text(form, 'do') === 'stay'
    const forgotten = cbeForgotten(form)
    if (forgotten) return refuseTyped(event, form, 'number', forgotten, values)

    const found = await act(event, getRegistration, { params })
    if (!found.ok) return refuseStep(found.problem, values)
    const registration = found.answer
    const before = identificationValues(registration, await read(event, listCountries, {}))
    const same = Object.entries(before).every(([name, value]) => isSameNumber(values[name] ?? '', value))
    if (same) {
      if (!stays && [registration.numberCheck.state, registration.registerCheck?.state].includes('invalid')) {
        const path = registration.numberCheck.state === 'invalid' && registration.numberCheck.kind !== 'kbo' ? 'vatNumber' : 'cbeNumber'
        const message = m.number_still_invalid()
        return refuse(
          {
            type: 'about:blank',
            title: message,
            status: 422,
            code: 'invalid-input',
            requestId: locals.requestId,
            fields: [{ path, code: 'number-invalid', message }],
          },
          values,
        )
      }
      return goOn(event, 'number', stays)
    }

    const body = { version: Number(text(form, 'version')), identification: identificationIn(form) }
    const saved = await act(event, changeRegistration, { params, body })
    if (!saved.ok) return refuseTyped(event, form, 'number', saved.problem, values)
    // The register is asked anew: its answer belongs under the number, so one stays to read it.
    redirect(303, inLanguage(locals.language, stepPath(params.id, 'number')))
  },
  later: async (event) => {
    const form = await event.request.formData()
    return continueLater(event, form, 'number', typed(form))
  },
}
