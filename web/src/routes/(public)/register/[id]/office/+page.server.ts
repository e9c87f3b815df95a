import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { read } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { addressIn } from '#lib/features/registrations/address-input.ts'
import { saveStep } from '#lib/features/registrations/save-step.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const { identification } = await read(event, getRegistration, { params: event.params })
    const company = {
      commercialName: text(form, 'company.commercialName'),
      // The office is in the country the registration was begun for: it is shown, not asked.
      address: addressIn(form, 'company.address', identification.country),
    }
    return saveStep(event, form, 'office', { company }, typed(form))
  },
}
