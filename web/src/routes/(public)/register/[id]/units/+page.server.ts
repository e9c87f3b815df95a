import { text } from '#lib/api/form-values.ts'
import { again } from '#lib/api/acts.ts'
import { addressIn } from '#lib/features/registrations/address-input.ts'
import { formOf, isBlank, partAct, partsIn } from '#lib/features/registrations/repeated-parts.ts'
import { saveStep } from '#lib/features/registrations/save-step.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const typed = partsIn(form, 'establishmentUnits')
    const changed = partAct(text(form, 'do'), typed, { name: '' })
    if (changed) return again({ parts: changed })

    // An item opened and left empty was not meant.
    const parts = typed.filter((part) => !isBlank(part, 'id', 'address.country'))
    const establishmentUnits = parts.map((part) => ({
      ...(part['id'] ? { id: part['id'] } : {}),
      name: part['name'] ?? '',
      address: addressIn(formOf(part), 'address'),
    }))
    return saveStep(event, form, 'units', { establishmentUnits }, { parts })
  },
}
