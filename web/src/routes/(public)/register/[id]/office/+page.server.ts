import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { act } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { addressIn } from '#lib/features/registrations/fields/address-input.ts'
import { continueLater, refuseStep, saveStep } from '#lib/features/registrations/draft/save-step.ts'
import { entriesOf } from '#lib/features/registrations/fields/typed-entries.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => entriesOf(event, 'office')

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const found = await act(event, getRegistration, { params: event.params })
    if (!found.ok) return refuseStep(found.problem, typed(form))
    const { country } = found.answer.identification
    const company = {
      commercialName: text(form, 'company.commercialName'),
      // The office is in the country the registration was begun for: it is shown, not asked.
      address: addressIn(form, 'company.address', country),
    }
    return saveStep(event, form, 'office', { company }, typed(form))
  },
  later: async (event) => {
    const form = await event.request.formData()
    return continueLater(event, form, 'office', typed(form))
  },
}
