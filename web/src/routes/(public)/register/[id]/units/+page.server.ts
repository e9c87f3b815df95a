import { text } from '#lib/api/form-values.ts'
import { again } from '#lib/api/acts.ts'
import { addressIn } from '#lib/features/registrations/fields/address-input.ts'
import { flatParts, formOf, isBlank, partAct, partsIn } from '#lib/features/registrations/fields/repeated-parts.ts'
import { continueLater, keepTyped, saveStep } from '#lib/features/registrations/draft/save-step.ts'
import { entriesOf } from '#lib/features/registrations/fields/typed-entries.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => entriesOf(event, 'units')

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const typed = partsIn(form, 'establishmentUnits')
    const changed = partAct(text(form, 'do'), typed, { name: '' })
    if (changed) {
      await keepTyped(event, form, 'units', flatParts('establishmentUnits', changed))
      return again({ parts: changed })
    }

    // An item opened and left empty was not meant.
    const parts = typed.filter((part) => !isBlank(part, 'id', 'address.country'))
    const establishmentUnits = parts.map((part) => ({
      ...(part['id'] ? { id: part['id'] } : {}),
      name: part['name'] ?? '',
      address: addressIn(formOf(part), 'address'),
    }))
    return saveStep(event, form, 'units', { establishmentUnits }, { parts })
  },
  later: async (event) => {
    const form = await event.request.formData()
    return continueLater(event, form, 'units', { parts: partsIn(form, 'establishmentUnits') })
  },
}
