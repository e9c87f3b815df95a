import { again } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { flatParts, isBlank, partAct, partsIn, type Part } from '#lib/features/registrations/fields/repeated-parts.ts'
import { capitalFor, freshRepresentative, representativesInput } from '#lib/features/registrations/fields/representative-parts.ts'
import { continueLater, keepTyped, saveStep } from '#lib/features/registrations/draft/save-step.ts'
import { entriesOf } from '#lib/features/registrations/fields/typed-entries.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => entriesOf(event, 'representatives')

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const doing = text(form, 'do')
    const typed = partsIn(form, 'legalRepresentatives')
    const changed = partAct(doing, typed, freshRepresentative) ?? withCapital(doing, typed)
    if (changed) {
      await keepTyped(event, form, 'representatives', flatParts('legalRepresentatives', changed))
      return again({ parts: changed })
    }

    const written = typed.filter((part) => !isBlank(part, 'id', 'hasNiss', 'kind'))
    const parts = written.length === 0 ? typed.slice(0, 1) : written
    return saveStep(event, form, 'representatives', { legalRepresentatives: representativesInput(parts) }, { parts })
  },
  later: async (event) => {
    const form = await event.request.formData()
    return continueLater(event, form, 'representatives', { parts: partsIn(form, 'legalRepresentatives') })
  },
}

/** "Change to Pieter": the offered form is put in by a button of its own. */
function withCapital(doing: string, parts: Part[]): Part[] | undefined {
  const [what, place, field = 'firstName'] = doing.split(':')
  if (what !== 'capital' || !['firstName', 'latinFirstName'].includes(field)) return undefined
  return parts.map((part, at) => (at === Number(place) ? { ...part, [field]: capitalFor(part[field] ?? '') ?? part[field] ?? '' } : part))
}
