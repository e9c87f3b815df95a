import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import type { RegistrationView, RemarkView } from '#server/features/registrations/registrations.contract.ts'
import { reasonWords } from '#server/features/registrations/registrations.words.ts'
import type { FieldRemark } from '#lib/ui/field-remarks.ts'

/** A remark as one sentence: the reason, and what the desk added. */
export function remarkText(remark: RemarkView, language: ScreenLanguage): string {
  return [reasonWords[remark.code][language], remark.note].filter(Boolean).join('. ')
}

/**
 * What was asked about a field of the form, by the name of its control. Remarks name items of lists by their id and the
 * form by their place: `items` are the ids in the order in which the page shows them now.
 */
export function remarkOn(
  name: string,
  { registration, items, language }: { registration: RegistrationView; items: readonly (string | undefined)[]; language: ScreenLanguage },
): FieldRemark | undefined {
  if (registration.status !== 'correction-asked') return undefined
  const [list, place, ...rest] = name.split('.')
  const id = place !== undefined && /^\d+$/.test(place) ? items[Number(place)] : undefined
  const path = id === undefined ? name : [list, id, ...rest].join('.')
  const here = registration.remarks.filter((remark) => remark.field?.replace(/^identification\./, '') === path)
  if (here.length === 0) return undefined
  return { text: here.map((remark) => remarkText(remark, language)).join(' · '), corrected: here.every((remark) => remark.corrected) }
}
